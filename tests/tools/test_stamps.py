from tools.stamps import is_made, mark_made


def test_nothing_is_made_in_a_folder_without_a_stamp(tmp_path):
    source = tmp_path / "lock.txt"
    source.write_text("a==1")
    assert not is_made(tmp_path / "absent", [source])


def test_what_is_made_stays_so_until_a_source_changes(tmp_path):
    source = tmp_path / "lock.txt"
    source.write_text("a==1")
    mark_made(tmp_path, [source])
    assert is_made(tmp_path, [source])
    source.write_text("a==2")
    assert not is_made(tmp_path, [source])


def test_a_stamp_remembers_each_source_by_itself(tmp_path):
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("a==1")
    second.write_text("b==1")
    mark_made(tmp_path, [first])
    assert not is_made(tmp_path, [first, second])
    mark_made(tmp_path, [second])
    assert is_made(tmp_path, [first, second])


def test_a_broken_stamp_counts_as_none(tmp_path):
    source = tmp_path / "lock.txt"
    source.write_text("a==1")
    mark_made(tmp_path, [source])
    (tmp_path / "samverka-stamp.json").write_text("{")
    assert not is_made(tmp_path, [source])
