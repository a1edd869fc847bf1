"""Drawing by hand."""

from richpic.tools.ink import MOST_SAMPLES
from tests.driver import Driver


def stroke(drive: Driver):
    return drive.all("ink")[-1]


def test_a_stroke_follows_the_pointer_and_the_pen_stays_in_the_hand():
    drive = Driver().tool("ink", pen_colour="red", pen_width=6.0).press(100, 100)
    drive.move(150, 120).move(200, 100).release()
    ink = stroke(drive)
    assert (ink.colour, ink.width, ink.highlighter) == ("red", 6.0, False)
    assert (ink.x, ink.y) == (100, 100)
    assert ink.samples[0][:2] == (0, 0)
    assert (50, 20) in [sample[:2] for sample in ink.samples]
    assert ink.samples[-1][:2] == (100, 0)
    assert drive.selection == set()
    drive.drag((100, 200), (200, 200))
    assert len(drive.all("ink")) == 2
    assert drive.steps == 2


def test_a_click_is_a_dot_and_a_quick_second_click_another():
    drive = Driver().tool("ink").double_click(100, 100)
    assert len(drive.all("ink")) == 2
    assert stroke(drive).bounds(drive.editor.context).w > 0


def test_pens_press_and_mice_do_not():
    drive = Driver().tool("ink").press(0, 0, device="pen", pressure=0.1)
    drive.move(50, 0, steps=1, device="pen", pressure=0.5).move(99, 0, steps=1, device="pen", pressure=0.93)
    drive.release(device="pen", pressure=0.0)
    assert [sample[2] for sample in stroke(drive).samples] == [0.1, 0.5, 0.93]
    drive.press(0, 50, pressure=0.9).move(50, 50, pressure=0.9).release()
    assert {sample[2] for sample in stroke(drive).samples} == {0.5}


def test_a_hard_stroke_is_wider_than_a_soft_one():
    wide = []
    for pressure in (0.1, 0.9):
        drive = Driver().tool("ink", pen_width=12.0).press(0, 0, device="pen", pressure=pressure)
        drive.move(200, 0, steps=20, device="pen", pressure=pressure).release(device="pen", pressure=pressure)
        (fill,) = stroke(drive).draw(drive.editor.context)
        wide.append(fill.path.bounds().h)
    assert wide[1] > wide[0] * 1.3


def test_shift_draws_a_straight_line_from_where_it_was_pressed():
    drive = Driver().tool("ink").press(100, 100, shift=True)
    drive.move(160, 180, shift=True).move(300, 140, shift=True).release(shift=True)
    assert [sample[:2] for sample in stroke(drive).samples] == [(0, 0), (200, 40)]


def test_shift_in_mid_stroke_goes_straight_on_from_there():
    drive = Driver().tool("ink").press(100, 100).move(150, 120).move(200, 100)
    drive.move(260, 300, shift=True).move(300, 100, shift=True).release(shift=True)
    places = [sample[:2] for sample in stroke(drive).samples]
    assert places[-2:] == [(100, 0), (200, 0)]
    assert (50, 20) in places


def test_a_highlighter_is_broad_and_lets_shine_through():
    drive = Driver().tool("ink", highlighter=True, pen_colour="amber").drag((0, 0), (200, 0))
    ink = stroke(drive)
    assert ink.highlighter and ink.width > 15
    (group,) = ink.draw(drive.editor.context)
    assert group.opacity < 0.6


def test_a_pointer_that_hardly_moves_adds_no_samples():
    drive = Driver().tool("ink").press(0, 0).move(0.5, 0.3, steps=30).release()
    assert len(stroke(drive).samples) == 1


def test_a_stroke_is_drawn_while_it_is_made():
    drive = Driver().tool("ink").press(0, 0).move(100, 0)
    (patch,) = drive.editor.preview.patches.values()
    assert patch.after.samples[-1][:2] == (100, 0)


def test_an_endless_stroke_goes_on_as_another_without_a_gap_and_both_are_one_thing():
    drive = Driver().tool("ink").press(0, 0)
    for step in range(1, MOST_SAMPLES + 50):
        drive.move(float(step % 1000), float(step // 1000 * 4), steps=1)
    drive.release()
    first, second = drive.all("ink")
    assert len(first.samples) == MOST_SAMPLES
    end = (first.x + first.samples[-1][0], first.y + first.samples[-1][1])
    assert end == (second.x, second.y)
    assert second.x + second.samples[-1][0] == 49
    assert drive.steps == 1
    assert drive.tool("eraser").click(end[0] - 5, end[1]).all("ink") == []
