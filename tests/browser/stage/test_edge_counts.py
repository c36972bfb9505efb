"""edge-counts.js: how many edges are shown."""

from __future__ import annotations

from browser.lab import shape_of
from browser.stage.written_text import texts, written


def test_where_only_the_strongest_edges_are_shown_it_is_said_how_many_of_how_many(lab):
    reel = shape_of((100, 60, 2), top_k=50)
    assert "strongest 50 of 6,000 edges" in texts(written(lab, reel=reel, change={"widthPx": 1000})["still"])
    skeleton = texts(written(lab, reel=reel, skeleton=True, change={"widthPx": 1000})["still"])
    assert "400 of 6,000 edges" in skeleton
    assert not [text for text in texts(written(lab)["still"]) if "edges" in text]


def test_where_that_finds_no_room_under_each_layer_one_sentence_tells_of_all(lab):
    reel = shape_of((100, 60, 100, 60, 2), top_k=50)
    assert "strongest 150 of 18,000 edges" in texts(written(lab, reel=reel, change={"widthPx": 280})["still"])
    assert "1,200 of 18,000 edges" in texts(written(lab, reel=reel, skeleton=True, change={"widthPx": 280})["still"])


def test_a_stage_says_it_as_soon_as_the_words_are_loaded(lab):
    body = """
      const { Stage } = await import("/static/stage/stage.js");
      const { paintEdgeCounts } = await import("/static/stage/edge-counts.js");
      const [stillCanvas, movingCanvas] = [0, 1].map(() => document.createElement("canvas"));
      const nothing = () => {};
      const calls = { onEnd: nothing, onPhase: nothing, onKnown: nothing };
      const stage = new Stage({ stillCanvas, movingCanvas, palette: helpers.PALETTE, kinds: {}, ...calls });
      const frames = helpers.holdFrames();
      stage.resize(1000, 500);
      stage.player.visible = true;
      const written = helpers.listenToText(stillCanvas);
      const said = () => (frames.advance(), written.splice(0).map(([text]) => text).filter((text) => text.includes("edges")));
      stage.showSkeleton({ layers: [100, 60, 2] });
      const before = said();
      stage.edgeCounts = paintEdgeCounts;
      return [before, said()];
    """
    assert lab.run(body, None) == [[], ["400 of 6,000 edges"]]
