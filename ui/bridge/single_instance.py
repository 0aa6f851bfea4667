"""One window per person: a second start hands its file to the first and leaves."""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 1500


class SingleInstance(QObject):
    """Holds the place of the one window of this account."""

    called = Signal(str)
    """Another start asks to be shown; with the path of the file it was given, or ""."""

    def __init__(self, folder: Path, parent: QObject | None = None, *, travels: bool = False) -> None:
        """`travels`: the folder lies on a stick, which was perhaps pulled out of another computer."""
        super().__init__(parent)
        self._travels = travels
        self._name = _server_name(folder)
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / "window.lock"))
        # The default would take the lock away from a window of another computer after 30 seconds.
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def take(self) -> bool:
        """Whether this is the first window; it answers later starts from now on."""
        if not self._lock.tryLock(0) and not self._takes_over():
            return False
        # Only after the lock is held: what is left there can be nobody's.
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def _takes_over(self) -> bool:
        """On a stick: what another computer left goes, unless a program really holds it."""
        return self._travels and self._lock.removeStaleLockFile() and self._lock.tryLock(0)

    def call_first(self, file: str) -> bool:
        """Hand the file to the first window; whether it answered."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE):
            return False
        socket.write(f"{file}\n".encode())
        is_told = socket.waitForBytesWritten(_PATIENCE)
        socket.disconnectFromServer()
        return is_told

    def give_up(self) -> None:
        """Leave the place to the next start."""
        self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(lambda asking=socket: self._read(asking))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        while socket.canReadLine():
            line = bytes(socket.readLine().data())
            self.called.emit(line.decode("utf-8", errors="replace").rstrip("\n"))


def _server_name(folder: Path) -> str:
    """Its own for every account and settings folder."""
    seed = f"{getpass.getuser()}\x1f{folder}"
    return f"roster-desktop-{hashlib.blake2b(seed.encode(), digest_size=6).hexdigest()}"
