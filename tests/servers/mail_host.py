"""A real IMAP server (pymap) in this process, on loopback, with as many users as are wanted."""

import asyncio
import socket
import threading
from argparse import Namespace
from collections.abc import Coroutine, Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import Any

from pymap.backend.dict import Config, DictBackend, Login
from pymap.backend.dict.filter import FilterSet
from pymap.backend.dict.mailbox import MailboxSet
from pymap.imap import IMAPService
from pymap.parsing.message import AppendMessage
from pymap.user import Passwords, UserMetadata
from pysasl.hashing import Cleartext

END_SECONDS = 30


class MailHost:
    """
    The server, a context manager.

    users: password by name.  port: where it listens.  deliver() puts mail there without IMAP.
    """

    def __init__(self, users: Mapping[str, str], *, folders: tuple[str, ...] = ("Junk", "Sent")) -> None:
        self.users = dict(users)
        self.folders = folders
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()
        self._over = asyncio.Event()
        self._failure: BaseException | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "MailHost":
        self._thread.start()
        assert self._up.wait(END_SECONDS)
        if self._failure is not None:
            raise self._failure
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(END_SECONDS)

    def deliver(
        self, user: str, raw: bytes, *, folder: str = "INBOX", arrived_at: datetime | None = None
    ) -> None:
        """Put a message into a folder, as a delivery agent does."""
        self._do(self._append(user, raw, folder, arrived_at or datetime.now(UTC)))

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(END_SECONDS)

    async def _append(self, user: str, raw: bytes, folder: str, arrived_at: datetime) -> None:
        box = await self._set(user).get_mailbox(folder)
        await box.append(AppendMessage(raw, arrived_at, frozenset()))

    def _set(self, user: str) -> Any:
        return self._config.set_cache[user][0]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._main())
        except BaseException as error:  # noqa: BLE001 - it is raised in the thread that waits
            self._failure = error
            self._up.set()
        finally:
            self._loop.run_until_complete(self._cancel())
            self._loop.close()

    async def _cancel(self) -> None:
        mine = asyncio.current_task()
        left = [task for task in self._tasks if task is not mine]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _main(self) -> None:
        def make_task(loop: asyncio.AbstractEventLoop, work: Any, **options: Any) -> asyncio.Task[Any]:
            # pymap keeps no reference to the tasks of its connections, and Python 3.13 then collects them
            task: asyncio.Task[Any] = asyncio.Task(work, loop=loop, **options)
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            return task

        self._loop.set_task_factory(make_task)
        with socket.create_server(("127.0.0.1", 0)) as probe:  # pymap wants to be told a port
            self.port = probe.getsockname()[1]
        options = Namespace(
            host="127.0.0.1", port=self.port, debug=False, cert=None, key=None, tls=False, passlib_cfg=None,
            proxy_protocol=None, inherited_sockets=None, demo_data=False, demo_user="", demo_password="",
        )  # fmt: skip
        # its default hash costs 170 ms at each log-in
        self._config = config = Config.from_args(options, hash_context=Cleartext())
        login = Login(config)
        for name, password in self.users.items():
            hashed = await Passwords(config).hash_password(password)
            login.users_dict[name] = UserMetadata(config, name, password=hashed)
            config.set_cache[name] = (MailboxSet(), FilterSet())
            for folder in self.folders:
                await config.set_cache[name][0].add_mailbox(folder)
        async with AsyncExitStack() as stack:
            backend = DictBackend(login, config)
            await backend.start(stack)
            await IMAPService(backend, config).start(stack)
            self._up.set()
            await self._over.wait()
