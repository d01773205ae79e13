package org.valuegap.app.board;

import static java.time.ZoneOffset.UTC;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.page.Messages;
import org.valuegap.app.wire.Check;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.language.Products;
import org.valuegap.core.language.Statement.Kind;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;
import org.valuegap.core.valuemap.Viewer;

/**
 * What the board's first paint is drawn from. The browser's {@code board.ts} draws the same tree
 * over it; one golden file holds both to that.
 *
 * @param map as the reader may see it
 * @param document the map's id
 * @param past whether this is an earlier state, which is for reading only
 * @param focus the job in focus; null when there is no job
 * @param guided one job at a time, or the whole map
 * @param base what stands before every path of this server
 * @param icons address of the icons' sprite
 * @param checks what the writing rules say of each job and outcome
 * @param marks what has become of elements since, where an earlier state is compared with now
 */
public record Board(
    ValueMap map,
    Id document,
    Person me,
    boolean past,
    boolean guided,
    @Nullable Id focus,
    Messages text,
    String base,
    String icons,
    Map<Id, Check> checks,
    Map<Id, Mark> marks) {

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

  /** What has become of an element since. */
  public enum Mark {
    ADDED("plus"),
    CHANGED("edit"),
    REMOVED("minus");

    private final String icon;

    Mark(String icon) {
      this.icon = icon;
    }

    public String icon() {
      return icon;
    }

    public String css() {
      return "is-" + name().toLowerCase(Locale.ROOT);
    }
  }

  /** A confirmation as it is shown. */
  public record Said(String state, String words) {}

  public static final List<Row> ROWS =
      List.of(
          new Row(Category.TOUCHPOINTS, "touch", "pointer"),
          new Row(Category.HIGH_POINTS, "high", "peak"),
          new Row(Category.FRICTION, "friction", "friction"),
          new Row(Category.VALUE_GAP, "gap", "gap"),
          new Row(Category.INTERNAL_PROCESSES, "process", "process"),
          new Row(Category.OPPORTUNITIES, "opp", "bulb"));

  /** In characters; longer ones do not stand within a question. */
  private static final int LONGEST_NAME = 30;

  /** How the keys begin whose words only the screens beside the board show. */
  private static final List<String> BESIDE =
      List.of("checks.", "forces.", "job-map.", "job-page.", "performer.", "promise.", "rule.");

  private static final List<String> TYPES = List.of("buyer", "end user", "support team", "partner");

  /** The board of a map as an address asks for it. */
  static Board of(
      ValueMap map,
      Id document,
      Person me,
      boolean past,
      @Nullable String view,
      @Nullable String job,
      Messages text,
      String base,
      String icons,
      Products products) {
    var jobs = map.jobs();
    var asked = jobs.stream().map(Job::id).filter(id -> id.toString().equals(job)).findFirst();
    var first = jobs.isEmpty() ? null : jobs.getFirst().id();
    return new Board(
        map,
        document,
        me,
        past,
        !"whole".equals(view),
        asked.orElse(first),
        text,
        base,
        icons,
        checks(map, products),
        Map.of());
  }

  /** The same board, with what has become of its elements since. */
  public Board with(Map<Id, Mark> marks) {
    return new Board(
        map, document, me, past, guided, focus, text, base, icons, checks, Map.copyOf(marks));
  }

  private static Map<Id, Check> checks(ValueMap map, Products products) {
    var checks = new LinkedHashMap<Id, Check>();
    for (var job : map.jobs()) {
      checks.put(job.id(), Check.of(Kind.JOB, job.text(), products));
      for (var outcome : map.outcomes(job.id())) {
        checks.put(outcome.id(), Check.of(Kind.OUTCOME, outcome.text(), products));
      }
    }
    return checks;
  }

  /** Whether the reader may do this with the map as it is shown: of the past it is only seen. */
  public boolean may(Action action) {
    return (!past || action == Action.SEE) && Rights.may(me, action, document, me.workspace());
  }

  public boolean mayEdit() {
    return may(Action.WRITE);
  }

  public boolean mayTakePart() {
    return may(Action.TAKE_PART);
  }

  /** All that the reader may do with the map, as the script reads it. */
  public String mayWords() {
    return String.join(" ", Rights.words(me));
  }

  /** The rows that the reader may see. */
  public List<Row> rows() {
    return me.viewer() == Viewer.GUEST_OUTSIDE
        ? ROWS.stream().filter(row -> !row.category().isInternal()).toList()
        : ROWS;
  }

  /** A message of the board. */
  public String say(String key, Object... values) {
    return text.of("board." + key, values);
  }

  public String icon(String name) {
    return icons + "#i-" + name;
  }

  /** A name as it is shown: with a badge where nobody has vouched for it. */
  public String name(Stamp by) {
    return by.isGuest() ? say("guest.name", by.name()) : by.name();
  }

  /**
   * The words that a screen's script needs: {@code key=pattern}, a line each.
   *
   * @param board whether it is the board, which does without those of the other screens
   */
  public String words(boolean board) {
    return text.under("board.").entrySet().stream()
        .filter(message -> !board || BESIDE.stream().noneMatch(message.getKey()::startsWith))
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
        rows().stream()
            .filter(one -> notes(job, one).isEmpty())
            .findFirst()
            .orElse(ROWS.getFirst());
    return inFocus(job) && row.equals(empty);
  }

  public List<Note> notes(Job job, Row row) {
    return map.notes(job.id(), row.category());
  }

  /** The checks as the script reads them. */
  public String checked() {
    return Check.write(List.copyOf(checks.values()), text::said);
  }

  /** The text of a job or outcome, cut where its marks begin and end. */
  public List<Marks.Piece> pieces(Id statement) {
    var check = checks.get(statement);
    return check == null ? List.of() : Marks.of(check, map, statement);
  }

  /** Which parts a job in focus or its heading outcome has, by their number. */
  public List<Integer> parts(Id statement) {
    var check = checks.get(statement);
    return check == null
        ? List.of()
        : IntStream.range(0, 3).filter(i -> check.parts().get(i) != null).boxed().toList();
  }

  /** The outcomes of a job beside the one that heads its column. */
  public List<Outcome> further(Job job) {
    return map.outcomes(job.id()).stream().skip(1).toList();
  }

  public @Nullable Outcome heading(Job job) {
    var outcomes = map.outcomes(job.id());
    return outcomes.isEmpty() ? null : outcomes.getFirst();
  }

  /** The gap of an outcome in percent; null when there is none or it is not measured. */
  public @Nullable Integer percent(@Nullable Outcome outcome) {
    var gap = gap(outcome);
    return gap.isEmpty() ? null : (int) Math.round(gap.getAsDouble() * 100);
  }

  /** The width of the span between the two gears. */
  public String span(Outcome outcome) {
    return tenths(Math.max(0, 24 * gap(outcome).orElse(0) - 2.4));
  }

  /** Where the right gear stands. */
  public String shift(Outcome outcome) {
    return tenths(19 + 24 * gap(outcome).orElse(0));
  }

  public boolean isClosed(Outcome outcome) {
    return gap(outcome).orElse(1) == 0;
  }

  private OptionalDouble gap(@Nullable Outcome outcome) {
    return outcome == null ? OptionalDouble.empty() : map.gap(outcome);
  }

  private static String tenths(double value) {
    long all = Math.round(value * 10);
    return all % 10 == 0 ? "" + all / 10 : all / 10 + "." + all % 10;
  }

  /** 1 to 3 for a key note; 0 for the others. */
  public int rank(Note note, int index) {
    return note.key() && index < 3 ? index + 1 : 0;
  }

  /** Who says that a note holds for the customer or does not, and since when; null when nobody. */
  public @Nullable Said said(Note note) {
    var all = map.confirmations(note.id());
    if (all.isEmpty()) {
      return null;
    }
    var state = all.getLast().state().name().toLowerCase(Locale.ROOT);
    var by = all.getLast().by();
    var name = by == null || by.name().isEmpty() ? say("someone") : by.name();
    var words =
        by == null || by.at() == null
            ? say("note." + state, name)
            : say("note." + state + ".on", name, text.day(LocalDate.ofInstant(by.at(), UTC)));
    return new Said(state, words);
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
    var name = map.customer().name();
    var words = name.split("\\s+");
    if (name.isEmpty() || isLongName()) {
      return say("customer.this");
    }
    return map.customer().kind() == Customer.Kind.PERSONA && words.length == 2 ? words[0] : name;
  }

  /** Whether the customer is described rather than named, as canvases often have it. */
  public boolean isLongName() {
    return map.customer().name().length() > LONGEST_NAME;
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
