"""The packed core: what the page unpacks."""

from __future__ import annotations

import io
import os
from zipfile import ZipFile

import pytest

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.runtime.app_bundle import bundle_app, packed_core


@pytest.fixture
def app(tmp_path):
    core = tmp_path / "app" / "forward_pass"
    for folder in ("__pycache__", "formats", "learning", "exporters"):
        (core / folder).mkdir(parents=True)
    (core / "formats" / "__init__.py").write_text("read = 1\n")
    (core / "learning" / "__init__.py").write_text("train = 1\n")
    (core / "exporters" / "__init__.py").write_text("take = 1\n")
    (core / "__init__.py").write_text("one = 1\n")
    (core / "settings.json").write_text("{}\n")
    (core / "__pycache__" / "left.pyc").write_text("compiled")
    (tmp_path / "app" / "worker.py").write_text("through PyScript\n")
    (tmp_path / "app" / "pyodide_worker.py").write_text("without\n")
    return tmp_path / "app"


def test_sources_settings_and_the_transport_are_packed_and_nothing_that_is_needed_later(app):
    with ZipFile(io.BytesIO(packed_core(app))) as archive:
        assert archive.namelist() == ["forward_pass/__init__.py", "forward_pass/settings.json", "pyodide_worker.py"]
        assert archive.read("forward_pass/__init__.py") == b"one = 1\n"


def test_the_same_sources_give_the_same_bytes_whenever_they_were_written(app):
    before = packed_core(app)
    os.utime(app / "forward_pass" / "__init__.py", (0, 1_000_000_000))
    (app / "forward_pass" / "__init__.py").chmod(0o600)
    assert packed_core(app) == before


def test_the_worker_lies_beside_the_packed_core(app):
    checkout = Checkout(app.parent)
    bundle_app(checkout)
    assert (checkout.vendor / "app" / "worker.py").read_text() == "through PyScript\n"
    assert (checkout.vendor / "app" / "forward_pass.zip").read_bytes() == packed_core(app)


def test_a_missing_core_is_reported(tmp_path):
    with pytest.raises(SiteError, match="the network core must be in"):
        packed_core(tmp_path)
