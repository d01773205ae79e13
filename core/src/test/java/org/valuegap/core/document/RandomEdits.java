package org.valuegap.core.document;

import java.util.List;
import java.util.Random;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Vote;

/** What somebody does who sees this document, from a seed. */
public final class RandomEdits {
  private RandomEdits() {}

  /**
   * @param step makes the id of what is added
   */
  public static Change change(Random random, Document seen, int step) {
    var notes = sorted(seen, Note.class);
    var jobs = sorted(seen, Job.class);
    var note = notes.get(random.nextInt(notes.size()));
    var job = jobs.get(random.nextInt(jobs.size()));
    var id = new Id("r" + step);
    return switch (random.nextInt(10)) {
      case 0, 1 -> {
        var place = new Place(job.id(), category(random), note.place().order());
        yield new Added(new Note(id, place, "Note " + step, false, null, null));
      }
      case 2, 3 -> altered(note, note.place(), "Word " + step, note.key());
      case 4, 5 -> {
        var place = new Place(job.id(), category(random), note.place().order());
        yield altered(note, place, note.text(), !note.key());
      }
      case 6 -> new Added(new Link(id, note.id(), notes.get(random.nextInt(notes.size())).id()));
      case 7 -> new Added(new Vote(id, note.id(), null));
      case 8 -> {
        var said = sorted(seen, Comment.class);
        yield step % 3 == 0 && !said.isEmpty()
            ? shown(said.getLast())
            : new Added(new Comment(id, note.id(), "Comment " + step, false, step % 2 == 0, null));
      }
      default -> notes.size() > 8 ? new Removed(note) : new Altered(note, note);
    };
  }

  private static Change altered(Note note, Place place, String text, boolean key) {
    return new Altered(note, new Note(note.id(), place, text, key, note.step(), note.by()));
  }

  /** Shown to guests, or kept from them again. */
  private static Change shown(Comment said) {
    return new Altered(
        said,
        new Comment(said.id(), said.on(), said.text(), said.resolved(), !said.guests(), said.by()));
  }

  private static Category category(Random random) {
    return Category.values()[random.nextInt(Category.values().length)];
  }

  private static <T extends Element> List<T> sorted(Document document, Class<T> kind) {
    return document.all(kind).sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }
}
