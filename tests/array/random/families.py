# SPDX-License-Identifier: MIT
# Distributions with one to three parameters, and those that give several numbers: both generators' streams.
import numpy as np

FAMILIES = {
    'beta': [(2, 3), (0.5, 0.5), (0.1, 5), (1, 1)], 'binomial': [(10, 0.3), (100, 0.7), (1000, 0.5), (5, 1), (0, 0.5), (200, 0.05), (10000, 0.2)],
    'chisquare': [(2,), (0.5,), (10,)], 'f': [(2, 5), (1, 1)], 'gamma': [(2,), (0.5, 3), (1, 2), (0, 1), (9, 0.1)], 'geometric': [(0.5,), (0.1,), (1,), (0.01,)],
    'logseries': [(0.6,), (0.99,)], 'negative_binomial': [(3, 0.5), (0.5, 0.1)], 'noncentral_chisquare': [(3, 2), (0.5, 2), (3, 0)], 'noncentral_f': [(3, 4, 2)],
    'pareto': [(3,), (0.5,)], 'poisson': [(), (3,), (9.9,), (10,), (1000,), (0,), (1e6,)], 'power': [(3,), (0.5,)], 'standard_gamma': [(2,), (0.3,)],
    'standard_t': [(5,), (1,)], 'triangular': [(0, 1, 3), (-1, -1, 1)], 'vonmises': [(0, 4), (1, 1e-9), (3, 1e-6), (0, 100), (-3, 0.5)],
    'wald': [(1, 2), (5, 0.1)], 'weibull': [(2,), (0.5,), (0,)], 'zipf': [(2,), (1.5,), (4,)],
}
for make in (np.random.RandomState, np.random.default_rng):
    for name, cases in FAMILIES.items():
        for parameters in cases:
            r = make(1234)
            f = getattr(r, name)
            one = f(*parameters)
            print(make.__name__, name, parameters, type(one).__name__, repr(one), f(*parameters, size=4).tolist())
            print(f(*parameters, size=(2, 1)).shape, f(*parameters, size=300).sum())
    r = make(5)
    print(r.poisson([1, 20, 300]), r.binomial([[5], [50]], [0.1, 0.9]), r.gamma([1, 2], 2).tolist())
    print(r.triangular([0, 1], 2, [3, 4], size=(2, 2)).tolist())
    print(r.poisson(3, 5), r.poisson(3, (2, 2)).dtype, r.beta(a=1, b=2, size=2).tolist())
    print(r.multinomial(20, [1 / 6] * 6), r.multinomial(100, [0.2, 0.3, 0.5], size=3), r.multinomial(0, [1.0]))
    print(r.multinomial(5, [0.5, 0.5], size=(2, 1)).shape)
    print(r.dirichlet((10, 5, 3), 2).tolist(), r.dirichlet([0.5, 0.5]).tolist(), r.dirichlet([1e-2, 2e-2, 3e-2], 2).tolist())
    print(r.random(), r.standard_normal())
np.random.seed(3)
print(np.random.poisson(4, 6), np.random.binomial(10, 0.5, 6), np.random.gamma(2.0, 1.0, 2).tolist(), np.random.choice([1, 2, 3], 4))


def attempt(f, *args, **kw):
    try:
        f(*args, **kw)
        print('ok')
    except Exception as e:
        print(f.__name__, args, type(e).__name__, e)


nan = float('nan')
for r in (np.random.RandomState(1), np.random.default_rng(1)):
    for name, parameters in (('beta', (0, 1)), ('beta', (1, -1)), ('binomial', (-1, 0.5)), ('binomial', (5, 1.5)), ('binomial', (5, nan)), ('binomial', ([1, -1], 0.5)),
                             ('binomial', (5, [0.5, 2])), ('chisquare', (0,)), ('f', (0, 1)), ('f', (1, 0)), ('gamma', (-1, 1)), ('gamma', (1, -1)), ('geometric', (0,)),
                             ('geometric', (1.1,)), ('negative_binomial', (0, 0.5)), ('negative_binomial', (1, 2)), ('noncentral_chisquare', (1, -1)),
                             ('noncentral_f', (1, 0, 1)), ('pareto', (0,)), ('poisson', (-1,)), ('poisson', (nan,)), ('poisson', (1e20,)), ('poisson', ([1, -3],)), ('power', (0,)),
                             ('standard_t', (0,)), ('triangular', (3, 2, 1)), ('triangular', (0, 5, 3)), ('triangular', (1, 1, 1)), ('vonmises', (0, -1)), ('wald', (0, 1)),
                             ('weibull', (-1,)), ('zipf', (1,)), ('zipf', (nan,)), ('logseries', (1,)), ('logseries', (nan,)), ('multinomial', (-1, [0.5, 0.5])),
                             ('multinomial', (5, [0.5, 0.6, 0.1])), ('multinomial', (5, [-0.5, 0.5])), ('dirichlet', ([0, 1],)), ('multinomial', (5, 0.5))):
        attempt(getattr(r, name), *parameters)
    attempt(r.poisson, [1, 2], size=3)
    attempt(r.beta, [1, 2], [1, 2, 3])
