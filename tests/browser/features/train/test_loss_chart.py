"""loss-chart.js: the losses as two lines and as a table."""

from __future__ import annotations

PROGRESS = [
    {"step": 0, "loss": 1.0, "unseenLoss": 10.0},
    {"step": 5, "loss": 0.1, "unseenLoss": 1.0},
    {"step": 10, "loss": 0.0, "unseenLoss": 10.0},
]


def test_both_lines_have_one_scale(lab):
    losses = [lab.call("features/train/loss-chart", "pointsOf", PROGRESS, name) for name in ("loss", "unseenLoss")]
    assert losses == ["0,50 150,100 300,100", "0,0 150,50 300,0"]


def test_equal_factors_are_equal_heights_and_the_powers_of_ten_are_named(lab):
    body = """
      const { chart } = await import("/static/features/train/loss-chart.js");
      const made = chart(given, 5);
      return [...made.querySelectorAll("text")].map((one) => [one.textContent, one.getAttribute("y")]);
    """
    assert lab.run(body, PROGRESS) == [["0.1", "100.0%"], ["1", "50.0%"], ["10", "0.0%"]]


def test_without_losses_there_is_a_range_all_the_same(lab):
    assert lab.call("features/train/loss-chart", "rangeOf", []) == [1, 0.1]


def test_a_loss_that_is_no_number_stands_at_the_top(lab):
    body = """
      const { pointsOf } = await import("/static/features/train/loss-chart.js");
      given[1].loss = NaN;
      return pointsOf(given, "loss");
    """
    assert lab.run(body, [{"step": step, "loss": 1.0, "unseenLoss": 1.0} for step in (0, 1)]) == "0,0 300,0"


def test_a_long_training_keeps_its_first_and_its_last_point(lab):
    many = [{"step": k, "loss": 1.0, "unseenLoss": 1.0} for k in range(5000)]
    points = lab.call("features/train/loss-chart", "pointsOf", many, "loss").split()
    assert len(points) == 300
    assert [points[0], points[-1]] == ["0,0", "300,0"]


def test_one_step_alone_is_a_point_at_the_beginning(lab):
    assert lab.call("features/train/loss-chart", "pointsOf", PROGRESS[:1], "loss") == "0,100"


def test_the_table_has_the_same_numbers(lab):
    body = """
      const { table } = await import("/static/features/train/loss-chart.js");
      const made = table(given, (loss) => loss.toFixed(1));
      return Array.from(made.querySelectorAll("tr"), (row) => Array.from(row.children, (cell) => cell.textContent));
    """
    rows = [["0", "1.0", "10.0"], ["5", "0.1", "1.0"], ["10", "0.0", "10.0"]]
    assert lab.run(body, PROGRESS) == [["step", "loss", "unseen"], *rows]


def test_the_present_step_is_marked(lab):
    body = """
      const { chart } = await import("/static/features/train/loss-chart.js");
      return chart(given, 5).querySelector(".here").getAttribute("x1");
    """
    assert lab.run(body, PROGRESS) == "150"
