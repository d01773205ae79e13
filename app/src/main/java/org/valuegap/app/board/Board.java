package org.valuegap.app.board;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.account.Person;
import org.valuegap.app.page.Messages;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Customer.Kind;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;

/**
 * What the board's first paint is drawn from. The browser's {@code board.ts} draws the same tree
 * over it; one golden file holds both to that.
 *
 * @param map as the reader may see it
 * @param document the map's id
 * @param focus the job in focus; null when there is no job
 * @param guided one job at a time, or the whole map
 * @param icons address of the icons' sprite
 */
public record Board(
    ValueMap map,
    Id document,
    Person me,
    boolean mayEdit,
    boolean guided,
    @Nullable Id focus,
    Messages text,
    String icons) {

  /** A row of the map: its category, the name of its colour, its icon. */
  public record Row(Category category, String cat, String icon) {
    /** As in the map file, such as {@code high-points}. */
    public String name() {
      return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String side() {
      return category.isInternal() ? "company" : "customer";
    }
  }

  public static final List<Row> ROWS =
      List.of(
          new Row(Category.TOUCHPOINTS, "touch", "pointer"),
          new Row(Category.HIGH_POINTS, "high", "peak"),
          new Row(Category.FRICTION, "friction", "friction"),
          new Row(Category.VALUE_GAP, "gap", "gap"),
          new Row(Category.INTERNAL_PROCESSES, "process", "process"),
          new Row(Category.OPPORTUNITIES, "opp", "bulb"));

  private static final List<String> TYPES = List.of("buyer", "end user", "support team", "partner");

  /** The board of a map as an address asks for it. */
  static Board of(
      ValueMap map,
      Id document,
      Person me,
      boolean mayEdit,
      @Nullable String view,
      @Nullable String job,
      Messages text,
      String icons) {
    var jobs = map.jobs();
    var asked = jobs.stream().map(Job::id).filter(id -> id.toString().equals(job)).findFirst();
    var first = jobs.isEmpty() ? null : jobs.getFirst().id();
    return new Board(
        map, document, me, mayEdit, !"whole".equals(view), asked.orElse(first), text, icons);
  }

  /** A message of the board. */
  public String say(String key, Object... values) {
    return text.of("board." + key, values);
  }

  public String icon(String name) {
    return icons + "#i-" + name;
  }

  /** The words that the script needs: {@code key=pattern}, a line each. */
  public String words() {
    return text.under("board.").entrySet().stream()
        .map(message -> message.getKey() + "=" + message.getValue())
        .collect(Collectors.joining("\n"));
  }

  public List<Job> jobs() {
    return map.jobs();
  }

  /** So many notes that those out of sight are better left undrawn. */
  public boolean isLarge() {
    int count = 0;
    for (var job : jobs()) {
      for (var row : ROWS) {
        count += notes(job, row).size();
      }
    }
    return count > 300;
  }

  public boolean inFocus(Job job) {
    return job.id().equals(focus);
  }

  public String column(Job job) {
    return inFocus(job) ? "is-focus-col" : "is-away";
  }

  /** Counted from 0; -1 when there is no job. */
  public int focusIndex() {
    return jobs().stream().map(Job::id).toList().indexOf(focus);
  }

  public @Nullable Job focused() {
    int at = focusIndex();
    return at < 0 ? null : jobs().get(at);
  }

  /** Where the keyboard begins: the first row of the job in focus without an answer. */
  public boolean isSpot(Job job, Row row) {
    var empty =
        ROWS.stream().filter(one -> notes(job, one).isEmpty()).findFirst().orElse(ROWS.getFirst());
    return inFocus(job) && row.equals(empty);
  }

  public List<Note> notes(Job job, Row row) {
    return map.notes(job.id(), row.category());
  }

  public @Nullable Outcome heading(Job job) {
    var outcomes = map.outcomes(job.id());
    return outcomes.isEmpty() ? null : outcomes.getFirst();
  }

  /** The gap of a job in percent; null when it is not measured. */
  public @Nullable Integer percent(Job job) {
    var gap = map.gap(job);
    return gap.isEmpty() ? null : (int) Math.round(gap.getAsDouble() * 100);
  }

  /** The width of the span between the two gears. */
  public String span(Job job) {
    return tenths(Math.max(0, 24 * map.gap(job).orElse(0) - 2.4));
  }

  /** Where the right gear stands. */
  public String shift(Job job) {
    return tenths(19 + 24 * map.gap(job).orElse(0));
  }

  private static String tenths(double value) {
    long all = Math.round(value * 10);
    return all % 10 == 0 ? "" + all / 10 : all / 10 + "." + all % 10;
  }

  /** 1 to 3 for a key note; 0 for the others. */
  public int rank(Note note, int index) {
    return note.key() && index < 3 ? index + 1 : 0;
  }

  /** The colours of the rows that a note is linked to, each once. */
  public List<String> linkedRows(Note note) {
    return map.linked(note.id()).stream()
        .map(end -> ROWS.get(end.place().category().ordinal()).cat())
        .distinct()
        .toList();
  }

  /** How the prompts call the customer: a person by the first name, anyone else in full. */
  public String calledBy() {
    var words = map.customer().name().split("\\s+");
    return map.customer().name().isEmpty()
        ? say("customer.this")
        : map.customer().kind() == Kind.PERSONA && words.length == 2
            ? words[0]
            : map.customer().name();
  }

  public String typeName(Customer customer) {
    return TYPES.contains(customer.type())
        ? say("type." + customer.type().replace(' ', '-'))
        : customer.type();
  }

  /** The forms of export in their order, as the addresses name them. */
  public List<String> exports() {
    return Arrays.asList(
        "pdf?page=a3", "pdf?page=a4", "pdf?page=letter", "xlsx", "csv", "md", "yaml", "json");
  }
}
