# SPDX-License-Identifier: MIT
# Functions with arguments that are seldom given: arrays as ends, axes, long counts, options of printing, states as lists.
import numpy as np


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


# ends that are arrays
show("np.linspace([0, 10], [1, 20], 3)")
show("np.linspace([0, 10], 20, 3, axis=1)")
show("np.linspace([-1.5, 2.5], [3.7, -8.2], 5, dtype=int), np.logspace([0, 1], 2, 3, dtype=int)")
show("np.linspace(start=[0, 1j], stop=[5, 6], num=3), np.linspace([0.0, 5e-324], [5e-324, 1], 3)")
show("np.linspace([1, 2], [3, 4], 3, endpoint=False, retstep=True, axis=-1), np.linspace([1, 2], [3, 4], 1, retstep=True)")
show("np.linspace([0], [5], 1), np.linspace(0, 1, 0), np.linspace(3, 3, 2), np.linspace(0, 1, 3, retstep=True)")
show("np.linspace([[0, 1]], 2, 2, axis=-1), np.linspace([0, 10], [1, 20], 3, endpoint=False)")
show("np.linspace(0, [1, 2], 4, dtype=int)")
show("np.linspace(0, 1j, 3), np.linspace(5, 1, 5, endpoint=False), np.linspace(0, 10, 400_000)[[1, 200_000, -1]]")
show("np.geomspace(1, 1000, 4), np.geomspace([1, 10], 1000, 4)[1], np.logspace(0, 3, 4), np.logspace(0, 2, 3, base=2, dtype=int)")
show("np.arange(np.array(3)), np.arange(np.float32(3)), np.arange(1.0, 2.0, 0.25), np.arange(3, dtype='f4'), np.arange(5, 0, -2), np.arange(0)")
show("np.arange(None)")
show("np.meshgrid([1, 2], [3, 4], indexing='ij')[0], np.meshgrid([1, 2], [3], sparse=True)[1].shape, len(np.meshgrid())")
show("np.meshgrid([1], indexing='x')")
show("np.meshgrid([1], nope=1)")

# counts and joins
words = np.arange(20_001) * 7 % 11
show("np.bincount(words), np.bincount(words, minlength=15)[-3:], np.bincount(words, np.ones(20_001))[0], np.bincount(np.array([], int))")
show("np.bincount(words.astype('u8'))")
show("np.size([[1, 2]], 1), np.ndim(3), np.shape([[1]])")
show("np.concatenate([[1, 2], [[3], [4]]], axis=None), np.concatenate([[1], [2.5]], dtype='f4'), np.concatenate([[1], [2]], out=np.zeros(2))")
show("np.concatenate([[1], [2]], out=np.zeros(3))")
show("np.append([[1, 2]], [3]), np.append([[1]], [[2]], axis=1), np.stack([[1, 2], [3, 4]], axis=-1), np.atleast_3d([1, 2]).shape, np.dstack([[1, 2], [3, 4]]).shape")
show("np.broadcast_arrays([1, 2], [[3], [4]])[1]")
show("np.broadcast_arrays([1, 2], [1, 2, 3])")
show("np.histogram([1, 2, 2, 5], 3), np.digitize([0.5, 2, 9], [1, 3]), np.histogram([1, 2], [0, 1, 5], weights=[2, 3])[0]")

# printing
show("np.array2string(np.array([1.5, -2.25]), sign='+', precision=1, suppress_small=True, separator=', ', prefix='x', floatmode='fixed')")
show("np.array2string(np.arange(10), threshold=5, edgeitems=2), np.array2string(np.arange(40), max_line_width=20)[:30]")
show("np.array2string(np.arange(3), formatter={'int': lambda x: f'<{x}>'}), np.array2string(np.array([1.5]), formatter={'float_kind': str}), np.array2string(np.array([True]), formatter={'all': repr})")
show("np.array2string(np.arange(3), threshold='x')")
show("np.array2string(np.arange(3), threshold=float('nan'))")
show("np.array2string(np.arange(3), sign='x')")
show("np.array2string(np.arange(3.0), floatmode='x')")
show("np.array2string(np.arange(3), threshold=float('inf')), np.array2string(np.arange(3), threshold=2.5)")
show("np.set_printoptions(precision=3, nanstr='no number', infstr='much'), np.array([np.nan, np.inf, 1.23456]), np.set_printoptions(precision=8, nanstr='nan', infstr='inf')")
show("np.get_printoptions()['precision'], sorted(np.get_printoptions())[:3]")

# random numbers
legacy = np.random.RandomState(1)
state = legacy.get_state()
show("legacy.set_state((state[0], list(state[1]), state[2], state[3], state[4])), legacy.rand() == np.random.RandomState(1).rand()")
show("legacy.beta(1e-4, 1e-4, 3), legacy.beta(0.5, 0.5, 2).round(6)")
rng = np.random.default_rng(2)
show("rng.choice([[1, 2], [3, 4]], axis=1), rng.choice([[1, 2], [3, 4]], 3, axis=1), rng.choice(((1, 2), (3, 4)), 2), rng.choice(5, 2, p=[0, 0, 0, 0.5, 0.5]) >= 3")
show("rng.beta(1e-4, 1e-4, 5).round(3), rng.vonmises(0, 1e9) < 1, rng.poisson(1e-9), rng.poisson(50, 3), rng.zipf(2.5, 3)")
show("rng.uniform([0, 1], [1, 2]).round(6), rng.normal([0, 100], 1e-9).round(3), rng.uniform(0, [1, 2, 3], (2, 3)).shape, rng.binomial([10, 20], 0.5).shape")
show("rng.random(3, out=np.zeros(3)).round(6), rng.dirichlet([1, 2, 3]).sum().round(9), rng.multinomial(5, [0.5, 0.5]).sum()")
show("rng.bit_generator.state['bit_generator'], setattr(rng.bit_generator, 'state', rng.bit_generator.state)")
show("setattr(rng.bit_generator, 'state', {'bit_generator': 'x'})")
show("rng.random(out=np.zeros(2, 'f4'))")
show("rng.random(out=np.zeros(4)[::2])")
show("rng.random(3, out=np.zeros(2))")
show("rng.dirichlet([[1, 2]])")
show("[type(error).__name__ for error in (OSError(n, 'x') for n in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 107, 110, 111, 114, 115))]")
