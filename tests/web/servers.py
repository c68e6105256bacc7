"""Real servers on free ports of this machine, each in a thread or a process of its own."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import uvicorn
import werkzeug.serving
from aiohttp import web

ROOT = Path(__file__).parent.parent.parent
HOST = "127.0.0.1"


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def wsgiref_server(app: Any) -> Iterator[str]:
    with make_server(HOST, 0, app, handler_class=Quiet) as server:
        yield from _served(server)


@contextmanager
def werkzeug_server(app: Any) -> Iterator[str]:
    server = werkzeug.serving.make_server(HOST, 0, app, threaded=True)
    with closing(server.socket):
        yield from _served(server)


def _served(server: Any) -> Iterator[str]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(timeout=10)


@contextmanager
def uvicorn_server(app: Any) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(app, host=HOST, port=0, log_config=None, timeout_graceful_shutdown=2))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        _wait(lambda: server.started or not thread.is_alive())
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://{HOST}:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


@contextmanager
def aiohttp_server(app: web.Application) -> Iterator[str]:
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(app)
    loop.run_until_complete(runner.setup())
    site = web.TCPSite(runner, HOST, 0)
    loop.run_until_complete(site.start())
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield f"http://{HOST}:{runner.addresses[0][1]}"
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=10)
        loop.run_until_complete(runner.cleanup())
        loop.close()


@contextmanager
def process_server(*command: str) -> Iterator[str]:
    """Start a program on the `{port}` that one of its words names, and wait until it answers."""
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    words = [word.format(port=port, host=HOST) for word in command]
    process = subprocess.Popen([sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        _wait(lambda: _answers(port) or process.poll() is not None)
        yield f"http://{HOST}:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=10)


def _answers(port: int) -> bool:
    with closing(socket.socket()) as client:
        return client.connect_ex((HOST, port)) == 0


def _wait(condition: Any) -> None:
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.02)
    raise TimeoutError("the server did not start")
