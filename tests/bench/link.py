"""A link between browser and server: every byte counted, and if wished as slow as a real one."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

PIECE_BYTES = 16_384


class Link:
    """A proxy on this machine that delays every piece by `delay_s` and lets `bytes_per_s` through, all connections together."""

    def __init__(self, server_url: str, *, bytes_per_s: float | None = None, delay_s: float = 0.0) -> None:
        self._server_port = urlsplit(server_url).port
        self._bytes_per_s = bytes_per_s
        self._delay_s = delay_s
        self._free_at_s = 0.0
        self.url = ""
        self.received_bytes = 0

    @contextmanager
    def open(self) -> Iterator[Link]:
        """Forward connections while the block runs; `url` is the address to open."""
        loop = asyncio.new_event_loop()
        ready = threading.Event()

        async def serve() -> None:
            server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
            self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
            ready.set()

        def run() -> None:
            asyncio.set_event_loop(loop)
            loop.run_until_complete(serve())
            loop.run_forever()
            for task in asyncio.all_tasks(loop):
                task.cancel()
            loop.run_until_complete(asyncio.sleep(0))
            loop.close()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        ready.wait()
        try:
            yield self
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()

    async def _connect(self, browser: asyncio.StreamReader, to_browser: asyncio.StreamWriter) -> None:
        if self._delay_s:
            await asyncio.sleep(2 * self._delay_s)  # a connection's own handshake there and back
        server, to_server = await asyncio.open_connection("127.0.0.1", self._server_port)
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            await asyncio.gather(self._pass(browser, to_server, down=False), self._pass(server, to_browser, down=True))

    async def _pass(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, down: bool) -> None:
        """Pass on what comes, in order, each piece when the link would have delivered it."""
        loop = asyncio.get_running_loop()
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due_s, piece = await queue.get()
                await asyncio.sleep(max(0.0, due_s - loop.time()))
                if not piece:
                    target.close()
                    return
                target.write(piece)
                await target.drain()

        delivering = loop.create_task(deliver())
        while piece := await source.read(PIECE_BYTES):
            if down:
                self.received_bytes += len(piece)
                if self._bytes_per_s:
                    self._free_at_s = max(self._free_at_s, loop.time()) + len(piece) / self._bytes_per_s
                    await asyncio.sleep(max(0.0, self._free_at_s - loop.time()))
            queue.put_nowait((loop.time() + self._delay_s, piece))
        queue.put_nowait((loop.time() + self._delay_s, b""))
        await delivering
