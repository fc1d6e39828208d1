"""A night's summary reaches a mailbox and a webhook: real servers on this machine."""

import json
import socket
import threading
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from flows.notifying import notify, summary
from flows.outcome import NightOutcome, RequestOutcome


class Mailbox:
    def __init__(self):
        self.letters = []

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def mail():
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


@pytest.fixture
def webhook():
    taken = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments):
            """Keep the tests' output quiet."""

    server = HTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield taken, server.server_port
    server.shutdown()


NIGHT = NightOutcome(
    (
        RequestOutcome(
            request="quy-3",
            release="quy-3-0002",
            folder=Path("out/quy-3/quy-3-0002"),
            is_new=True,
            read=3,
            deliveries=(("Báo Đồng Tháp", "delivered"), ("Phòng VHTT Lai Vung", "missing")),
            agencies={"delivered": 1, "missing": 1},
            failed_submissions=1,
            blocking=0,
            figures=(),
            changes=None,
            missing=("Phòng VHTT Lai Vung",),
            first_figure=None,
        ),
    ),
    broken=(("quy-2", "Không ghi được out/quy-2"),),
)


def test_a_letter_says_what_the_operator_must_know(mail):
    box, port = mail
    to = f"mailto://127.0.0.1:{port}?from=tonghop@so.example.vn&to=truc@so.example.vn&mode=insecure"
    assert notify(to, NIGHT, "vi")
    [letter] = box.letters
    assert letter["subject"] == "Tổng hợp báo cáo đêm qua"
    words = letter.get_body(("plain",)).get_content()
    for said in ("quy-3-0002", "chưa nộp: 1", "Phòng VHTT Lai Vung", "tonghop failures", "quy-2"):
        assert said in words


def test_a_webhook_takes_the_same_words(webhook):
    taken, port = webhook
    assert notify(f"json://127.0.0.1:{port}/", NIGHT, "en")
    [posted] = taken
    assert posted["title"] == "Last night's consolidation"
    assert posted["message"] == summary(NIGHT, "en")


@pytest.mark.parametrize("address", ["json://127.0.0.1:1/", "not-an-address"])
def test_an_address_that_takes_nothing_says_so(address):
    assert not notify(address, NIGHT, "vi")
