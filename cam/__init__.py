"""cam: client acquisition from the terminal."""

__version__ = "0.1.0"
__all__ = (
    "CAMCycleConfig",
    "CAMCycleReport",
    "__version__",
    "run_cam_cycle_for_all",
    "run_cam_cycle_for_campaign",
    "run_daily_cam_cycle",
)

TYPE_CHECKING = False  # as in typing, which every start of cam would pay for
if TYPE_CHECKING:
    from cam.api import (
        CAMCycleConfig,
        CAMCycleReport,
        run_cam_cycle_for_all,
        run_cam_cycle_for_campaign,
        run_daily_cam_cycle,
    )


def __getattr__(name: str) -> object:
    """Import the Python API when somebody asks for it."""
    if name in __all__:
        from cam import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the names of this module, those of the Python API among them."""
    return sorted({*globals(), *__all__})
