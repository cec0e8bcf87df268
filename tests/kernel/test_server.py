"""The server's part: kernels' websockets send without delay."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect
from traitlets.config import Config

import jupyterlab_blocking_widgets as server_part

ROOT = Path(__file__).parents[2]
TOKEN = "secret"  # noqa: S105 - of a server that lives for one test
HEADERS = {"Authorization": f"token {TOKEN}"}


class Handler:
    """A websocket handler that notes what is asked of it."""

    def __init__(self) -> None:
        self.asked: list[bool] = []

    def set_nodelay(self, value: bool) -> None:  # noqa: FBT001 - as Tornado has it
        self.asked.append(value)


class Stock:
    """A connection of another extension."""

    def __init__(self) -> None:
        self.websocket_handler = Handler()

    def connect(self) -> str:
        return "connected"


class Server:
    """A server, as far as the extension needs it."""

    def __init__(self, **settings: object) -> None:
        self.web_app = self
        self.settings = settings


def test_it_keeps_the_class_that_is_there_and_only_adds_to_it() -> None:
    server = Server(kernel_websocket_connection_class=Stock)
    server_part._load_jupyter_server_extension(server)
    made: Any = server.settings["kernel_websocket_connection_class"]
    connection = made()
    assert made.__name__ == "Stock"
    assert isinstance(connection, Stock)
    assert connection.connect() == "connected"
    assert connection.websocket_handler.asked == [True]


def test_a_server_without_kernels_is_left_alone() -> None:
    server = Server()
    server_part._load_jupyter_server_extension(server)
    assert server.settings == {}


def test_the_configuration_names_the_module_that_has_the_extension() -> None:
    file = ROOT / "jupyter-config" / "jupyterlab_blocking_widgets.json"
    enabled = json.loads(file.read_text())["ServerApp"]["jpserver_extensions"]
    [point] = server_part._jupyter_server_extension_points()
    assert enabled == {point["module"]: True}


@pytest_asyncio.fixture
async def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ServerApp]:
    """A Jupyter Server in this process that has the extension."""
    for name in ("CONFIG", "DATA", "RUNTIME"):
        monkeypatch.setenv(f"JUPYTER_{name}_DIR", str(tmp_path / name))
    monkeypatch.setenv("JUPYTER_PATH", str(ROOT / ".kernels" / "share" / "jupyter"))
    options = {
        "port": 0,
        "open_browser": False,
        "allow_root": True,
        "root_dir": str(tmp_path),
        "jpserver_extensions": {"jupyterlab_blocking_widgets": True},
    }
    app = ServerApp(config=Config(ServerApp=options, IdentityProvider={"token": TOKEN}))
    app.initialize(argv=[], find_extensions=False, new_httpserver=True)
    app.start_app()
    yield app
    await app._cleanup()


@pytest.mark.asyncio
async def test_a_kernel_is_reached_over_a_socket_without_delay(server: ServerApp) -> None:
    body = json.dumps({"name": "ipykernel-7.3.0"})
    request = HTTPRequest(f"{server.connection_url}api/kernels", "POST", HEADERS, body)
    kernel = json.loads((await AsyncHTTPClient().fetch(request)).body)["id"]
    address = f"{server.connection_url}api/kernels/{kernel}/channels".replace("http", "ws", 1)
    page = await websocket_connect(HTTPRequest(address, headers=HEADERS))
    try:
        # The kernel's first status comes when the connection stands.
        assert await asyncio.wait_for(page.read_message(), timeout=60)
        [connection] = ZMQChannelsWebsocketConnection._open_sockets
        stream = connection.websocket_handler.ws_connection.stream
        assert stream.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    finally:
        page.close()
