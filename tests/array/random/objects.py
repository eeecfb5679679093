# SPDX-License-Identifier: MIT
# The objects of numpy.random: generators, bit generators, seed sequences, the older state: what they tell and refuse.
import numpy as np


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


seeds = np.random.SeedSequence(42)
show("seeds, seeds.entropy, seeds.spawn_key, seeds.pool_size, seeds.n_children_spawned")
show("seeds.generate_state(3), seeds.generate_state(2, np.uint64), seeds.generate_state(0)")
show("seeds.generate_state(2, np.int8)")
show("seeds.spawn(2), seeds.n_children_spawned, seeds.spawn(1)[0].spawn_key")
show("np.random.SeedSequence([1, 2, 3]).entropy, np.random.SeedSequence(2**100).generate_state(2), np.random.SeedSequence(5, spawn_key=(1, 2)).generate_state(2)")
show("np.random.SeedSequence(-1)")
show("np.random.SeedSequence('x')")
show("type(np.random.SeedSequence().entropy), np.random.SeedSequence(None) is not None")
generator = np.random.default_rng(1)
show("repr(generator).split(' at ')[0], str(generator), type(generator.bit_generator).__name__")
show("np.random.Generator(np.random.PCG64(3)).random(2), np.random.default_rng(generator) is generator, np.random.default_rng(np.random.PCG64(3)).integers(10)")
show("np.random.default_rng(seeds).random(), np.random.default_rng([1, 2]).random()")
show("np.random.default_rng(-1)")
show("np.random.default_rng('x')")
old = np.random.RandomState(3)
show("repr(old).split(' at ')[0], str(old), old.rand(2), old.random_integers(5, size=3)")
np.random.seed(7)
show("np.random.random_integers(3, 6, 5)")
state = np.random.get_state()
first = np.random.rand(3)
np.random.set_state(state)
show("(np.random.rand(3) == first).all(), state[0], state[1].shape, state[2:]")
show("np.random.get_state(legacy=False)['bit_generator']")
show("np.random.set_state(('x',))")
show("old.seed(9), old.randint(0, 100, 4), old.choice(5, 3, replace=False), old.permutation(4), old.bytes(3)")
values = np.arange(5)
old.shuffle(values)
show("values, old.standard_normal(2).round(6), old.normal(1, 2).round(6), old.uniform(size=(1, 2)).round(6)")
