package org.valuegap.core.guidance;

import java.util.List;
import java.util.stream.Stream;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Message;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/** <em>Key</em> means the top one to three of a cell; shown on the first one too many. */
final class MoreThanThree implements MapRule {
  static final int KEY_NOTES = 3;

  @Override
  public String id() {
    return "more-than-three";
  }

  @Override
  public List<MapFinding> check(ValueMap map) {
    return map.jobs().stream()
        .flatMap(job ->
            Stream.of(Category.values()).flatMap(category -> fourth(map.notes(job.id(), category))))
        .map(note ->
            MapFinding.of(
                note.id(), this, Severity.WARNING, Message.of(id(), MapRule.customer(map))))
        .toList();
  }

  private static Stream<Note> fourth(List<Note> cell) {
    return cell.stream().filter(Note::key).skip(KEY_NOTES).limit(1);
  }
}
