"""How property tests of the engine run: without a time limit per example, which a busy machine would break."""

from hypothesis import settings

settings.register_profile("engine", deadline=None)
settings.load_profile("engine")
