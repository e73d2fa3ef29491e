"""What Alembic runs: migrations on the connection that cam hands over, or on CAM_DATABASE_URL."""

import os

from alembic import context
from sqlalchemy import Connection, create_engine

from cam.store.tables import metadata


def _is_comparable(_thing: object, name: str | None, kind: str, *_rest: object) -> bool:
    # Alembic cannot read an index over an expression from SQLite and would make it again and again
    return not (kind == "index" and name == "ix_enrollment_first_touches")


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        include_object=_is_comparable,
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:  # the alembic command of a developer, to make the next revision
    with create_engine(os.environ["CAM_DATABASE_URL"]).connect() as own:
        _run(own)
        own.commit()
