"""Products of matrices: NumPy's here; those of the page's kernel are compared in test_learning_in_pyodide.py."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import numpy as np

from forward_pass.learning.matmul_wasm import MATMUL_WASM
from forward_pass.learning.products import RowsProduct, kernel, product

ROOT = Path(__file__).parents[4]
SOURCE = ROOT / "app" / "forward_pass" / "learning" / "matmul.wat"


def test_a_product_is_written_into_an_array_that_stays():
    a, b, out = np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), np.empty((1, 1))
    call = product(a, b, out)
    call()
    assert out.tolist() == [[11.0]]
    b[:] = 1.0
    call()
    assert out.tolist() == [[3.0]]


def test_the_second_factor_can_be_other_rows_each_time():
    a, rows, out = np.array([[1.0, 2.0]]), np.arange(8.0).reshape(4, 2), np.empty((1, 2))
    for transposed, expected in ((False, [[16.0, 19.0]]), (True, [[14.0, 20.0]])):
        RowsProduct(a, rows, 2, out, transposed=transposed).compute(2)
        assert out.tolist() == expected


def test_there_is_no_kernel_outside_the_page():
    assert kernel() is None


def test_the_kernel_is_made_of_its_source(tmp_path):
    made = tmp_path / "matmul.wasm"
    subprocess.run([ROOT / "node_modules" / ".bin" / "wat2wasm", SOURCE, f"--output={made}"], check=True)
    assert base64.b64encode(made.read_bytes()).decode() == MATMUL_WASM, "MATMUL_WASM must be this in base64"
