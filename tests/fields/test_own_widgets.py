"""`field(label, widget)`: widgets that the author brought."""

from __future__ import annotations

import ipywidgets
import pytest
import traitlets

from blocking_widgets.errors import BadQuestion
from blocking_widgets.fields import NotText

# Imported here, as its import opens a layout that stays.
ipyfilechooser = pytest.importorskip("ipyfilechooser")


class Plain(ipywidgets.VBox):
    """As ipyfilechooser does: a value that is no trait."""

    answer = None

    @property
    def value(self):
        return self.answer


class Broken(ipywidgets.VBox):
    @property
    def value(self):
        raise RuntimeError("not yet")


class Listed(ipywidgets.DOMWidget):
    value = traitlets.List()
    other = traitlets.Int(3)


def test_a_widget_is_shown_as_it_is_and_stays_open(ask, bring):
    slider = bring(ipywidgets.IntSlider(value=3, description="mine"))
    one = ask(slider)
    assert (one.kind, one.own, one.widget, one.read()) == ("widget", False, slider, 3)
    one.close()
    assert slider.comm is not None
    assert slider.description == "mine"


def test_another_trait_can_be_the_answer(ask, bring):
    one = ask(bring(Listed()), trait="other")
    one.widget.other = 9
    assert one.read() == 9


def test_a_plain_property_can_be_the_answer(ask, bring, reason):
    widget = bring(Plain())
    one = ask(widget)
    assert one.required
    assert reason(one.read) == "Please fill this in."
    widget.answer = "x.csv"
    assert one.read() == "x.csv"
    assert not one.offer("y.csv")
    one.reset()
    assert one.read() == "x.csv"


def test_a_file_chooser_answers_with_its_selection(ask, tmp_path, reason):
    before = set(ipywidgets.widgets.widget._instances)
    (tmp_path / "a.csv").write_text("a")
    chooser = ipyfilechooser.FileChooser(str(tmp_path))
    one = ask(chooser)
    assert reason(one.read) == "Please fill this in."
    chooser.reset(path=str(tmp_path), filename="a.csv")
    chooser._apply_selection()
    assert one.read() == str(tmp_path / "a.csv")
    # Closing one part closes others: look again until none is left.
    while left := set(ipywidgets.widgets.widget._instances) - before:
        for key in left:
            ipywidgets.widgets.widget._instances[key].close()


def test_a_value_is_copied_out(ask, bring):
    listed = Listed(value=[[1], {"a": [2]}])
    one = ask(bring(listed))
    answer = one.read()
    listed.value[0].append(9)
    listed.value[1]["a"].append(9)
    assert answer == [[1], {"a": [2]}]


def test_an_array_is_copied_out(ask, bring):
    numpy = pytest.importorskip("numpy")

    class Array(ipywidgets.DOMWidget):
        value = traitlets.Any()

    widget = Array(value=numpy.zeros(3))
    one = ask(bring(widget))
    answer = one.read()
    widget.value[0] = 1
    assert answer.tolist() == [0, 0, 0]
    assert one.text(answer) == "ndarray, 3"
    assert one.offer(numpy.zeros((2, 2)))


def test_an_earlier_answer_is_offered_only_if_the_widget_takes_it(ask, bring):
    one = ask(bring(ipywidgets.IntSlider(value=3, min=0, max=10)))
    assert one.offer(7)
    assert one.read() == 7
    assert not one.offer(99)
    assert one.read() == 7
    assert not one.offer("text")
    one.reset()
    assert one.read() == 3


def test_none_is_refused_where_nothing_was_chosen_and_taken_where_it_was(ask, bring, reason):
    unchosen = ask(bring(ipywidgets.Dropdown(options=["a"], value=None)))
    assert reason(unchosen.read) == "Please fill this in."
    chosen = ask(bring(ipywidgets.Dropdown(options=[("nothing", None), ("a", 1)])))
    assert chosen.read() is None
    free = ask(bring(ipywidgets.DatePicker()), required=False)
    assert free.read() is None
    assert reason(ask(bring(ipywidgets.DatePicker())).read) == "Please fill this in."


def test_a_closed_widget_is_the_authors_mistake(ask):
    slider = ipywidgets.IntSlider()
    for part in (slider.layout, slider.style, slider):
        part.close()
    with pytest.raises(BadQuestion, match="closed"):
        ask(slider)


def test_a_widget_without_the_trait_is_the_authors_mistake(ask, bring):
    with pytest.raises(BadQuestion, match=r"Button has no 'value'.*trait="):
        ask(bring(ipywidgets.Button()))
    with pytest.raises(BadQuestion, match="no 'nothing'"):
        ask(bring(ipywidgets.IntSlider()), trait="nothing")


def test_a_property_that_raises_is_the_authors_mistake(ask, bring):
    with pytest.raises(BadQuestion, match="cannot be read"):
        ask(bring(Broken()))


def test_a_property_that_raises_later_is_a_reason(ask, bring, reason):
    class Later(Plain):
        @property
        def value(self):
            if self.answer:
                raise RuntimeError
            return 0

    widget = bring(Later())
    one = ask(widget)
    widget.answer = True
    assert reason(one.read) == "This cannot be read yet."


def test_a_password_of_the_author_is_a_secret_too(ask, bring):
    one = ask(bring(ipywidgets.Password(value="hunter2")))
    assert one.secret
    assert not one.offer("x")
    assert one.text("hunter2") == "••••"
    assert one.read() == "hunter2"


def test_interactive_answers_with_its_result(ask, bring):
    tuned = bring(ipywidgets.interactive(lambda k: k * 2, k=(1, 9)))
    one = ask(tuned)
    tuned.children[0].value = 4
    assert one.read() == 8
    assert not one.offer(3)
    assert one.read() == 8
    assert ask(tuned, trait="kwargs").read() == {"k": 4}


def test_files_are_not_sent_back(ask, bring):
    assert not ask(bring(ipywidgets.FileUpload())).offer(())


def test_no_file_is_no_answer(ask, bring, reason):
    assert reason(ask(bring(ipywidgets.FileUpload())).read) == "Please fill this in."
    assert ask(bring(ipywidgets.FileUpload()), required=False).read() == ()


def test_what_a_widget_holds_is_shown_briefly(ask, bring):
    class Loud:
        def __repr__(self):
            raise RuntimeError

    one = ask(bring(Listed(value=[1])))
    assert one.text([[1]]) == "[[1]]"
    assert one.text(("EU", "US")) == "EU, US"
    assert one.text("a\nb") == "a b"
    assert one.text(None) == "—"
    assert len(one.text(list(range(10**6)))) < 100
    assert "Loud" in one.text(Loud())


def test_no_text_can_answer_a_widget(ask, bring):
    one = ask(bring(ipywidgets.IntSlider()))
    with pytest.raises(NotText):
        one.parse("3")
    assert one.hint() == ""
    assert one.schema == {"title": "Label"}
