# SPDX-License-Identifier: MIT
# What numpy.random says when arguments are wrong.
import numpy as np

R = np.random
wrong = [
    "R.randint(5, 5)", "R.randint(5, 3)", "R.randint(0)", "R.randint(0, 300, dtype='u1')", "R.randint(-1, 3, dtype='u1')", "R.randint(3, dtype='f8')",
    "R.randint(2**64)", "R.randint(3, size=(2, -1))", "R.rand(2.5)", "R.rand(-1)", "R.normal(0, -1)", "R.uniform(0, np.inf)", "R.exponential(-1)",
    "R.choice(0)", "R.choice([])", "R.choice([[1, 2]])", "R.choice(3, p=[.5, .5])", "R.choice(2, p=[.5, .6])", "R.choice(2, p=[1.5, -.5])",
    "R.choice(3, 5, replace=False)", "R.choice(3, 3, replace=False, p=[1, 0, 0])", "R.choice(-1)", "R.choice('abc')", "R.permutation(2.5)", "R.seed(-1)",
    "R.seed(2**32)", "R.seed('a')", "R.seed([])", "R.seed(1.5)", "R.shuffle(3)", "R.shuffle((1, 2))", "R.set_state(('X',))", "R.default_rng(-1)",
    "R.default_rng(1.5)", "R.default_rng('a')", "R.default_rng(1).integers(0)", "R.default_rng(1).integers(5, 3)", "R.default_rng(1).integers(5, dtype='f4')",
    "R.default_rng(1).random(3, dtype='i4')", "R.default_rng(1).permutation('abc')",
]
for text in wrong:
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)
