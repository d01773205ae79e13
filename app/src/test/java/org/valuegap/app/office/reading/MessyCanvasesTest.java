package org.valuegap.app.office.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.valuegap.core.valuemap.Category;

/** The sample world's canvas in the forms that people keep: it must read the same. */
class MessyCanvasesTest {
  private static final String DANA =
      """
      Customer|JOB #1||JOB #2|
      |Job-to-be-Done|Desired Outcome|Job-to-be-Done|Desired Outcome
      Dana Okafor|Protect patient records from exposure|Minimize the loss of patient data|Prove compliance before the audit deadline|Minimize the time to assemble evidence
      KEY TOUCHPOINTS|Transfer policy editor~Alert inbox||Audit trail export~Quarterly call|
      KEY HIGH POINTS|Alerts name the file||Exports open at once|
      POINTS OF FRICTION|Every rule needs a ticket||Exports are split by month~Evidence comes by e-mail|
      VALUE GAP|I can't see who opened a file||I can't prove it was deleted|
      INTERNAL PROCESSES|Rules are reviewed weekly||Exports run overnight|
      KEY OPPORTUNITIES|Rules she can change herself||One export for the whole year|
      """;

  private static final Map<Category, List<String>> FIRST =
      Map.of(
          Category.TOUCHPOINTS, List.of("Transfer policy editor", "Alert inbox"),
          Category.HIGH_POINTS, List.of("Alerts name the file"),
          Category.FRICTION, List.of("Every rule needs a ticket"),
          Category.VALUE_GAP, List.of("I can't see who opened a file"),
          Category.INTERNAL_PROCESSES, List.of("Rules are reviewed weekly"),
          Category.OPPORTUNITIES, List.of("Rules she can change herself"));

  /** What is written otherwise in {@link #DANA}: the old text, {@code =}, the new. */
  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry("as printed", ""),
          Map.entry("no job numbers", "JOB #1||JOB #2|=|||"),
          Map.entry(
              "no heads", "|Job-to-be-Done|Desired Outcome|Job-to-be-Done|Desired Outcome\n="),
          Map.entry("no customer head", "Customer|JOB=|JOB"),
          Map.entry("JTBD and key result", "Job-to-be-Done|Desired Outcome=JTBD|Key Result"),
          Map.entry(
              "main objective", "Job-to-be-Done|Desired Outcome=Main objective:|Key results:"),
          Map.entry("a head nobody knows", "Desired Outcome=How she knows"),
          Map.entry("pains", "POINTS OF FRICTION=Pain points"),
          Map.entry("frictions", "POINTS OF FRICTION=Frictions:"),
          Map.entry("touch points", "KEY TOUCHPOINTS=Touch points"),
          Map.entry("a typing error", "KEY TOUCHPOINTS=Key touchpionts"),
          Map.entry("highlights", "KEY HIGH POINTS=highlights"),
          Map.entry("moments", "KEY HIGH POINTS=Moments that matter"),
          Map.entry("gaps", "VALUE GAP=Gaps"),
          Map.entry("why they leave", "VALUE GAP=Why they leave"),
          Map.entry("processes involved", "INTERNAL PROCESSES=Processes involved"),
          Map.entry("processes", "INTERNAL PROCESSES=Processes"),
          Map.entry("ideas", "KEY OPPORTUNITIES=5. Ideas?"),
          Map.entry("improvements", "KEY OPPORTUNITIES=Improvement opportunities (next year)"),
          Map.entry("an unknown name", "POINTS OF FRICTION=Where it rubs"),
          Map.entry(
              "bullets",
              "Transfer policy editor~Alert inbox=• Transfer policy editor~• Alert inbox"),
          Map.entry(
              "dashes",
              "Transfer policy editor~Alert inbox=- Transfer policy editor~– Alert inbox"),
          Map.entry(
              "numbers",
              "Transfer policy editor~Alert inbox=1. Transfer policy editor~2) Alert inbox"),
          Map.entry(
              "letters",
              "Transfer policy editor~Alert inbox=a) Transfer policy editor~b) Alert inbox"),
          Map.entry(
              "numbers with a sign",
              "Transfer policy editor~Alert inbox=#1 Transfer policy editor~#2 Alert inbox"),
          Map.entry(
              "numbers with a dash",
              "Transfer policy editor~Alert inbox=1 - Transfer policy editor~2 - Alert inbox"),
          Map.entry(
              "numbers with a colon",
              "Transfer policy editor~Alert inbox=1: Transfer policy editor~2: Alert inbox"),
          Map.entry(
              "boxes to tick",
              "Transfer policy editor~Alert inbox=[ ] Transfer policy editor~[x] Alert inbox"),
          Map.entry(
              "bullets in a line",
              "Transfer policy editor~Alert inbox=• Transfer policy editor • Alert inbox"),
          Map.entry(
              "numbers in a line",
              "Transfer policy editor~Alert inbox=1. Transfer policy editor 2. Alert inbox"),
          Map.entry(
              "semicolons",
              "Transfer policy editor~Alert inbox=Transfer policy editor; Alert inbox;"),
          Map.entry(
              "a title above",
              "Customer|JOB=Customer Value Map, Meridian Health~~||||\nCustomer|JOB"),
          Map.entry("an owner's row", "VALUE GAP=Owner|Ines||Marcus|\nVALUE GAP"),
          Map.entry("notes beside", "|Alerts name the file||=||Alerts name the file|"),
          Map.entry(
              "customer beside",
              "Customer|JOB #1||JOB #2|\n=Customer|Dana Okafor|||\n|JOB #1||JOB #2|\n"),
          Map.entry(
              "customer merged down",
              "|Job-to-be-Done|Desired Outcome|Job-to-be-Done|Desired Outcome\nDana Okafor|=Dana Okafor|Job-to-be-Done|Desired Outcome|Job-to-be-Done|Desired Outcome\n|"),
          Map.entry(
              "one answer a row",
              "Transfer policy editor~Alert inbox||Audit trail export~Quarterly call|=Transfer policy editor||Audit trail export|\n|Alert inbox||Quarterly call|"));

  private static List<List<String>> rows(String table) {
    var rows = new ArrayList<List<String>>();
    table
        .lines()
        .forEach(line ->
            rows.add(
                new ArrayList<>(
                    Stream.of(line.split("\\|", -1)).map(c -> c.replace('~', '\n')).toList())));
    return rows;
  }

  private static String csv(List<List<String>> rows, char separator) {
    var text = new StringBuilder();
    for (var row : rows) {
      text.append(
              String.join(
                  "" + separator,
                  row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList()))
          .append("\r\n");
    }
    return text.toString();
  }

  static ImportedCanvas read(String csv) throws Unreadable {
    return CanvasFile.read(csv.getBytes(UTF_8), "canvas.csv");
  }

  private static void isDana(ImportedCanvas canvas) {
    assertThat(canvas.customer()).containsExactly("Dana Okafor");
    assertThat(canvas.jobs()).hasSize(2);
    var first = canvas.jobs().getFirst();
    assertThat(first.text()).isEqualTo("Protect patient records from exposure");
    assertThat(first.outcomes()).containsExactly("Minimize the loss of patient data");
    assertThat(first.notes()).isEqualTo(FIRST);
    var second = canvas.jobs().getLast();
    assertThat(second.text()).isEqualTo("Prove compliance before the audit deadline");
    assertThat(second.outcomes()).containsExactly("Minimize the time to assemble evidence");
    assertThat(second.notes(Category.FRICTION))
        .containsExactly("Exports are split by month", "Evidence comes by e-mail");
    assertThat(second.notes()).hasSize(6);
  }

  @TestFactory
  Stream<DynamicTest> formsOfTheWholeTable() {
    return FORMS.entrySet().stream()
        .map(form ->
            DynamicTest.dynamicTest(
                form.getKey(),
                () -> {
                  var change = form.getValue().split("=", -1);
                  var table = change.length == 1 ? DANA : DANA.replace(change[0], change[1]);
                  assertThat(table.equals(DANA)).isEqualTo(change.length == 1);
                  isDana(read(csv(rows(table), ',')));
                }));
  }

  @TestFactory
  Stream<DynamicTest> encodingsAndSeparators() {
    return Stream.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252")
        .flatMap(charset ->
            Stream.of(',', ';', '\t', '|')
                .map(separator ->
                    DynamicTest.dynamicTest(
                        charset + " " + separator,
                        () -> {
                          var text = csv(rows(DANA.replace("Ines", "Inés")), separator);
                          isDana(
                              CanvasFile.read(
                                  text.getBytes(Charset.forName(charset)), "canvas.csv"));
                        })));
  }

  @Test
  void windowsEncodingIsSaid() throws Unreadable {
    var text = csv(rows(DANA.replace("Alert inbox", "Café")), ';');
    var canvas = CanvasFile.read(text.getBytes(Charset.forName("windows-1252")), "canvas.csv");
    assertThat(canvas.jobs().getFirst().notes(Category.TOUCHPOINTS)).contains("Café");
    assertThat(canvas.assumptions()).contains(Message.of("assumed.encoding"));
  }

  @Test
  void aTurnedCanvasIsReadTheOtherWayRound() throws Unreadable {
    var turned = Grid.of("", rows(DANA), List.of()).turn().rows();
    isDana(read(csv(turned, ',')));
  }

  @Test
  void oneColumnPerJobWithNamedRows() throws Unreadable {
    var canvas =
        read(
            csv(
                rows(
                    """
                    Customer|Dana Okafor
                    Job|Protect patient records|Prove compliance
                    Outcome|Minimize loss|Minimize time
                    Touchpoints|Alert inbox|Quarterly call
                    Friction|Every rule needs a ticket|
                    """),
                ','));
    assertThat(canvas.customer()).containsExactly("Dana Okafor");
    assertThat(canvas.jobs()).hasSize(2);
    assertThat(canvas.jobs().getLast().text()).isEqualTo("Prove compliance");
    assertThat(canvas.jobs().getLast().outcomes()).containsExactly("Minimize time");
    assertThat(canvas.jobs().getLast().notes(Category.TOUCHPOINTS))
        .containsExactly("Quarterly call");
  }

  @Test
  void aListOfJobsBelowItsCustomer() throws Unreadable {
    var canvas =
        read(
            """
            Customer;Dana Okafor
            Position;Head of Information Security

            #;JTBD;Key result;Pain points;Gaps
            1;Protect patient records;Minimize loss;• Slow • Late;I can't see
            2;Prove compliance;Minimize time;Split;I can't prove
            """);
    assertThat(canvas.customer()).containsExactly("Dana Okafor", "Head of Information Security");
    assertThat(canvas.jobs()).hasSize(2);
    var first = canvas.jobs().getFirst();
    assertThat(first.text()).isEqualTo("Protect patient records");
    assertThat(first.outcomes()).containsExactly("Minimize loss");
    assertThat(first.notes(Category.FRICTION)).containsExactly("Slow", "Late");
    assertThat(first.notes(Category.VALUE_GAP)).containsExactly("I can't see");
  }

  @Test
  void jobsBelowEachOther() throws Unreadable {
    var canvas =
        read(
            """
            Customer,Dana Okafor
            Job #1,Protect records
            Desired outcome,Minimize loss
            Key touchpoints,Inbox
            Friction,Slow
            ,Late
            Job #2,Prove compliance
            Desired outcome,Minimize time
            Key touchpoints,Export
            Friction,Split
            """);
    assertThat(canvas.jobs()).hasSize(2);
    assertThat(canvas.jobs().getFirst().text()).isEqualTo("Protect records");
    assertThat(canvas.jobs().getFirst().notes(Category.FRICTION)).containsExactly("Slow", "Late");
    assertThat(canvas.jobs().getLast().outcomes()).containsExactly("Minimize time");
  }

  @Test
  void jobsAreOrderedByTheirNumbers() throws Unreadable {
    var canvas =
        read(
            """
            Customer,JOB #2,,JOB #1,
            ,Job-to-be-Done,Desired Outcome,Job-to-be-Done,Desired Outcome
            Dana,Prove compliance,Minimize time,Protect records,Minimize loss
            Key touchpoints,Export,,Inbox,
            """);
    assertThat(canvas.jobs().getFirst().text()).isEqualTo("Protect records");
    assertThat(canvas.jobs().getFirst().notes(Category.TOUCHPOINTS)).containsExactly("Inbox");
    assertThat(canvas.assumptions()).contains(Message.of("assumed.order"));
  }

  @Test
  void aWorkbookWithMergedCellsAndTwoSheets() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var book = new org.dhatim.fastexcel.Workbook(bytes, "Test", "1.0")) {
      book.newWorksheet("About").value(0, 0, "Kickoff at Meridian Health");
      var sheet = book.newWorksheet("Map");
      var rows = rows(DANA);
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          sheet.value(row + 2, column + 1, rows.get(row).get(column));
        }
        sheet.range(row + 2, 3, row + 2, 4).merge();
      }
      sheet.value(0, 0, "Customer Value Map");
      sheet.range(0, 0, 0, 5).merge();
    }
    var canvas = CanvasFile.read(bytes.toByteArray(), "canvas.xlsx");
    isDana(canvas);
    assertThat(canvas.assumptions()).contains(Message.of("assumed.sheets", "Map", "About"));
  }

  @Test
  void anAnswerMergedOverTwoJobsStandsUnderBoth() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var book = new org.dhatim.fastexcel.Workbook(bytes, "Test", "1.0")) {
      var sheet = book.newWorksheet("Map");
      var rows = rows(DANA.replace("Alerts name the file||Exports open at once|", "Quick|||"));
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          sheet.value(row, column, rows.get(row).get(column));
        }
      }
      sheet.range(4, 1, 4, 4).merge();
    }
    var canvas = CanvasFile.read(bytes.toByteArray(), "canvas.xlsx");
    assertThat(canvas.jobs())
        .allSatisfy(job -> assertThat(job.notes(Category.HIGH_POINTS)).containsExactly("Quick"));
    assertThat(canvas.assumptions()).contains(Message.of("assumed.cell-over-jobs", "B5", 2));
  }

  @Test
  void whatKeepsATextFromBeingAFormulaIsNoPartOfIt() throws Unreadable {
    var canvas =
        read(
            "Customer,JOB #1\nDana,Protect records\nKey touchpoints,'=SUM(A1)\nValue gap,I can't\n");
    assertThat(canvas.jobs().getFirst().notes(Category.TOUCHPOINTS)).containsExactly("=SUM(A1)");
  }

  @Test
  void outcomeBeforeJob() throws Unreadable {
    var swapped = rows(DANA);
    swapped.forEach(row -> {
      if (!row.get(1).startsWith("JOB") && row.size() > 4) {
        row.add(1, row.remove(2));
        row.add(3, row.remove(4));
      }
    });
    isDana(read(csv(swapped, ',')));
  }

  @Test
  void answersKeepCommasOneSemicolonAndOneSlash() {
    assertThat(Answers.in("Rules, alerts, files")).containsExactly("Rules, alerts, files");
    assertThat(Answers.in("Asks; waits")).containsExactly("Asks; waits");
    assertThat(Answers.in("Import / export")).containsExactly("Import / export");
    assertThat(Answers.in("One / Two / Three")).containsExactly("One", "Two", "Three");
    assertThat(Answers.in("One; Two; Three")).containsExactly("One", "Two", "Three");
    assertThat(Answers.in("-2 hours")).containsExactly("-2 hours");
    assertThat(Answers.in("24 - 48 hours\n3: the third floor"))
        .containsExactly("24 - 48 hours", "3: the third floor");
    assertThat(Answers.in("A. Mori signs")).containsExactly("A. Mori signs");
    assertThat(Answers.in("Export (CSV; XLSX; PDF) is slow"))
        .containsExactly("Export (CSV; XLSX; PDF) is slow");
  }

  @Test
  void severalOutcomesAndACustomerOfSeveralLines() throws Unreadable {
    var table =
        DANA.replace("Dana Okafor", "Dana Okafor~Head of Information Security~Meridian Health")
            .replace("Minimize the loss of patient data", "- Minimize loss~- Minimize exposure");
    var canvas = read(csv(rows(table), ','));
    assertThat(canvas.customer())
        .containsExactly("Dana Okafor", "Head of Information Security", "Meridian Health");
    assertThat(canvas.jobs().getFirst().outcomes())
        .containsExactly("Minimize loss", "Minimize exposure");
  }

  /** Blank rows and columns, other orders, bullets and separators in all combinations. */
  @TestFactory
  Stream<DynamicTest> scrambledLayoutsReadTheSame() {
    return Stream.iterate(1L, seed -> seed + 1)
        .limit(200)
        .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> isDana(read(scrambled(seed)))));
  }

  private static String scrambled(long seed) {
    var random = new Random(seed);
    var rows = rows(DANA);
    var categories = new ArrayList<>(rows.subList(3, rows.size()));
    java.util.Collections.shuffle(categories, random);
    rows = new ArrayList<>(rows.subList(0, 3));
    rows.addAll(categories);
    var marks = List.of("", "• ", "- ", "* ", "– ", "▪ ");
    for (var row : rows.subList(3, rows.size())) {
      var mark = marks.get(random.nextInt(marks.size()));
      for (int i = 1; i < row.size(); i++) {
        row.set(i, row.get(i).isEmpty() ? "" : mark + row.get(i).replace("\n", "\n" + mark));
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      rows.add(random.nextInt(rows.size() + 1), new ArrayList<>(List.of("", "")));
    }
    int column = random.nextInt(7);
    if (column < 6) {
      rows.forEach(row -> {
        if (row.size() >= column) {
          row.add(column, "");
        }
      });
    }
    return csv(rows, List.of(',', ';', '\t').get(random.nextInt(3)));
  }
}
