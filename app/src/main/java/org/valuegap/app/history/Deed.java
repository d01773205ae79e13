package org.valuegap.app.history;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.board.Board.Mark;
import org.valuegap.app.page.Messages;
import org.valuegap.core.document.Alternative;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Dismissal;
import org.valuegap.core.valuemap.ImportedVotes;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Confirmation;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.Force;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.JobStatement;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Measurement;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;
import org.valuegap.core.valuemap.ValueMapElement.Promise;
import org.valuegap.core.valuemap.ValueMapElement.StepNote;
import org.valuegap.core.valuemap.ValueMapElement.Vote;

/**
 * One change as people read it.
 *
 * @param on the element that it is about
 * @param what its kind, such as "Points of friction" or "Job"
 * @param text its words; those it has now where they changed
 * @param was the words that it had before, where they changed
 */
public record Deed(Mark mark, Id on, String what, String text, @Nullable String was) {

  /**
   * @param before the document that the change was made to
   * @param after the document that it led to
   */
  static Deed of(Change change, Document before, Document after, Messages words) {
    return switch (change) {
      case Added(var element) -> of(Mark.ADDED, element, after, words, null);
      case Removed(var element) -> of(Mark.REMOVED, element, before, words, null);
      case Altered(var from, var to) -> {
        var was = text(from, before);
        yield of(Mark.CHANGED, to, after, words, was.equals(text(to, after)) ? null : was);
      }
    };
  }

  private static Deed of(
      Mark mark, Element element, Document in, Messages words, @Nullable String was) {
    return new Deed(mark, element.id(), what(element, words), text(element, in), was);
  }

  private static String what(Element element, Messages words) {
    return element instanceof Note note
        ? words.of("board.row." + named(note.place().category()))
        : words.of("history.kind." + kind(element));
  }

  private static String named(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String kind(Element element) {
    return switch (element) {
      case Confirmation said -> named(said.state());
      case ImportedVotes _ -> "vote";
      case EmpathyNote _ -> "empathy";
      case JobStatement _ -> "statement";
      case StepNote _ -> "step-note";
      default -> element.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    };
  }

  /** The words of an element, or of what it stands on where it has none. */
  private static String text(Element element, Document in) {
    return switch (element) {
      case Customer customer -> customer.name();
      case EmpathyNote note -> note.text();
      case Job job -> job.text();
      case Outcome outcome -> outcome.text();
      case Measurement measured -> measured.value().toPlainString();
      case Note note -> note.text();
      case Link(_, var one, var other) -> text(one, in) + " – " + text(other, in);
      case Vote vote -> text(vote.note(), in);
      case ImportedVotes votes -> text(votes.note(), in);
      case Comment comment -> comment.text();
      case Confirmation said -> text(said.note(), in);
      case Alternative alternative -> alternative.text();
      case Dismissal dismissal -> text(dismissal.on(), in);
      case JobStatement statement -> statement.motivation();
      case Promise promise -> promise.text();
      case StepNote note -> note.text();
      case Force force -> force.text();
      default -> throw new IllegalArgumentException("an element of another document");
    };
  }

  private static String text(Id id, Document in) {
    var element = in.get(id);
    return element == null ? "" : Objects.requireNonNullElse(text(element, in), "");
  }
}
