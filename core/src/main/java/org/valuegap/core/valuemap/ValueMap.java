package org.valuegap.core.valuemap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Alternative;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.measure.Gap;
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
 * A value map read for showing: everything in its order, gathered in one pass over the document.
 * Pages, exports and files read this; nothing is changed through it.
 */
public final class ValueMap {
  private static final Comparator<Id> BY_ID = Comparator.naturalOrder();

  private final Customer customer;
  private final List<EmpathyNote> empathy;
  private final List<Job> jobs;
  private final Map<Id, List<Outcome>> outcomes;
  private final Map<Id, List<Measurement>> measurements;
  private final Map<Id, Map<Category, List<Note>>> notes = new HashMap<>();
  private final Map<Id, List<Note>> linked = new HashMap<>();
  private final Map<Id, Integer> votes = new HashMap<>();
  private final Map<Id, List<Vote>> voters;
  private final Map<Id, List<Comment>> comments;
  private final Map<Id, List<Confirmation>> confirmations;
  private final Map<Id, List<Alternative>> alternatives;
  private final Map<Id, List<Dismissal>> dismissals;
  private final Map<Id, List<JobStatement>> statements;
  private final Map<Id, List<Promise>> promises;
  private final Map<Id, List<StepNote>> stepNotes;
  private final Map<Id, List<Force>> forces;

  private ValueMap(Document document) {
    var found = document.get(Customer.ID, Customer.class);
    customer = found == null ? Customer.named("") : found;
    empathy = sorted(document, EmpathyNote.class, EmpathyNote::order);
    jobs = sorted(document, Job.class, Job::order);
    outcomes = grouped(sorted(document, Outcome.class, Outcome::order), Outcome::job);
    measurements =
        grouped(
            document
                .all(Measurement.class)
                .sorted(
                    Comparator.comparing(
                            Measurement::on,
                            Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
                        .thenComparing(ValueMap::writtenAt)
                        .thenComparing(Measurement::id, BY_ID))
                .toList(),
            Measurement::outcome);
    voters = grouped(signed(document, Vote.class), Vote::note);
    comments = grouped(signed(document, Comment.class), Comment::on);
    confirmations = grouped(signed(document, Confirmation.class), Confirmation::note);
    alternatives = grouped(signed(document, Alternative.class), Alternative::on);
    dismissals = grouped(signed(document, Dismissal.class), Dismissal::on);
    statements =
        grouped(
            document
                .all(JobStatement.class)
                .sorted(Comparator.comparing(JobStatement::type).thenComparing(JobStatement::id))
                .toList(),
            JobStatement::job);
    promises = grouped(sorted(document, Promise.class, Promise::order), Promise::job);
    stepNotes = grouped(sorted(document, StepNote.class, StepNote::order), StepNote::job);
    forces = grouped(sorted(document, Force.class, Force::order), Force::job);
    gatherNotes(document);
  }

  public static ValueMap of(Document document) {
    return new ValueMap(document);
  }

  private void gatherNotes(Document document) {
    var placed = sorted(document, Note.class, note -> note.place().order());
    for (var keyFirst : List.of(true, false)) {
      for (var note : placed) {
        if (note.key() == keyFirst) {
          notes
              .computeIfAbsent(note.place().job(), _ -> new EnumMap<>(Category.class))
              .computeIfAbsent(note.place().category(), _ -> new ArrayList<>())
              .add(note);
        }
      }
    }
    document.all(Vote.class).forEach(vote -> votes.merge(vote.note(), 1, Integer::sum));
    document
        .all(ImportedVotes.class)
        .forEach(imported -> votes.merge(imported.note(), imported.count(), Integer::sum));
    document
        .all(Link.class)
        .sorted(Comparator.comparing(Link::id))
        .forEach(link -> {
          join(document, link.one(), link.other());
          join(document, link.other(), link.one());
        });
  }

  private void join(Document document, Id from, Id to) {
    var end = document.get(to, Note.class);
    if (end != null) {
      linked.computeIfAbsent(from, _ -> new ArrayList<>()).add(end);
    }
  }

  public Customer customer() {
    return customer;
  }

  public List<EmpathyNote> empathy(EmpathyNote.Field field) {
    return empathy.stream().filter(note -> note.field() == field).toList();
  }

  public List<Job> jobs() {
    return jobs;
  }

  /** The outcomes of a job; the first heads its column. */
  public List<Outcome> outcomes(Id job) {
    return outcomes.getOrDefault(job, List.of());
  }

  /** Measured values of an outcome, oldest first; the last is the current one. */
  public List<Measurement> measurements(Id outcome) {
    return measurements.getOrDefault(outcome, List.of());
  }

  /** The gap of an outcome, empty when not measured. */
  public OptionalDouble gap(Outcome outcome) {
    var measure = outcome.measure();
    var values = measurements(outcome.id());
    return measure == null || values.isEmpty()
        ? OptionalDouble.empty()
        : Gap.of(measure.baseline(), measure.promised(), values.getLast().value());
  }

  /** The gap of a job: that of its heading outcome. */
  public OptionalDouble gap(Job job) {
    var all = outcomes(job.id());
    return all.isEmpty() ? OptionalDouble.empty() : gap(all.getFirst());
  }

  /** The notes of a cell: key notes first, ranked, then the others in their order. */
  public List<Note> notes(Id job, Category category) {
    return notes.getOrDefault(job, Map.of()).getOrDefault(category, List.of());
  }

  /** The notes of a job's canvas that fall on a step, by category; null for those on none. */
  public List<Note> notesAt(Id job, @Nullable Step step) {
    return Stream.of(Category.values())
        .flatMap(category -> notes(job, category).stream())
        .filter(note -> note.step() == step)
        .toList();
  }

  public List<Note> linked(Id note) {
    return linked.getOrDefault(note, List.of());
  }

  /** Whether a note is linked to one of these categories. */
  public boolean isLinkedTo(Id note, Set<Category> categories) {
    return linked(note).stream().anyMatch(end -> categories.contains(end.place().category()));
  }

  /** How many votes a note has, imported ones included. */
  public int votes(Id note) {
    return votes.getOrDefault(note, 0);
  }

  public List<Vote> voters(Id note) {
    return voters.getOrDefault(note, List.of());
  }

  public List<Comment> comments(Id on) {
    return comments.getOrDefault(on, List.of());
  }

  /** Comments on an element that are not resolved. */
  public List<Comment> openComments(Id on) {
    return comments(on).stream().filter(comment -> !comment.resolved()).toList();
  }

  /** How many things are talked about in comments that are not resolved. */
  public int openThreads() {
    return (int) comments.keySet().stream().filter(on -> !openComments(on).isEmpty()).count();
  }

  /** Oldest first; the last is what stands. */
  public List<Confirmation> confirmations(Id note) {
    return confirmations.getOrDefault(note, List.of());
  }

  public List<Alternative> alternatives(Id on) {
    return alternatives.getOrDefault(on, List.of());
  }

  /** What is let be on an element, oldest first. */
  public List<Dismissal> dismissals(Id on) {
    return dismissals.getOrDefault(on, List.of());
  }

  /** The statements of a job, one a type of customer; that of the map's own customer first. */
  public List<JobStatement> statements(Id job) {
    return statements.getOrDefault(job, List.of());
  }

  public List<Promise> promises(Id job) {
    return promises.getOrDefault(job, List.of());
  }

  public List<StepNote> stepNotes(Id job, Step step) {
    return stepNotes.getOrDefault(job, List.of()).stream()
        .filter(note -> note.step() == step)
        .toList();
  }

  public List<Force> forces(Id job, Force.Kind kind) {
    return forces.getOrDefault(job, List.of()).stream()
        .filter(force -> force.kind() == kind)
        .toList();
  }

  private static <T extends Element> List<T> sorted(
      Document document, Class<T> kind, Function<T, Order> order) {
    return document
        .all(kind)
        .sorted(Comparator.comparing(order).thenComparing(Element::id))
        .toList();
  }

  /** Elements that people signed, oldest first. */
  private static <T extends Element> List<T> signed(Document document, Class<T> kind) {
    return document
        .all(kind)
        .sorted(
            Comparator.<T, java.time.Instant>comparing(ValueMap::writtenAt)
                .thenComparing(Element::id))
        .toList();
  }

  private static java.time.Instant writtenAt(Element element) {
    var by = element.by();
    return by == null || by.at() == null ? java.time.Instant.EPOCH : by.at();
  }

  private static <T> Map<Id, List<T>> grouped(List<T> elements, Function<T, Id> by) {
    var groups = new HashMap<Id, List<T>>();
    for (var element : elements) {
      groups.computeIfAbsent(by.apply(element), _ -> new ArrayList<>()).add(element);
    }
    return groups;
  }
}
