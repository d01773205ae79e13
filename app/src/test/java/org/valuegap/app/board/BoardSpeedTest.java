package org.valuegap.app.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Edits;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/**
 * A board of 2,000 notes: painted within 1 s, usable within 2 s, no task over 100 ms while 50 edits
 * a second arrive. Prints what it measures; run it on an idle machine.
 */
@Tag("browser")
@Tag("speed") // its thresholds need an idle machine: run by hand, as docs say
class BoardSpeedTest {
  private static final int NOTES = 2_000;
  private static final int JOBS = 10;

  /** Writes as five people do, ten edits a second each, for four seconds. */
  private static final String WRITERS =
      """
      map => Promise.all([1, 2, 3, 4, 5].map(writer => new Promise(done => {
        const line = new WebSocket(location.origin.replace('http', 'ws') + '/live')
        const client = 'w' + writer
        let n = 0, timer
        line.onopen = () => line.send(JSON.stringify({hello: {protocol: 1, document: map, client}}))
        line.onmessage = ({data}) => {
          const frame = JSON.parse(data)
          if ('ping' in frame) line.send(JSON.stringify({pong: frame.ping}))
          if (!('welcome' in frame)) return
          timer = setInterval(() => {
            const note = {is: 'note', id: client + 'n' + n, text: 'Written while others look ' + n,
              place: {job: 'job' + n % 10, category: 'friction', order: 'z' + client + n + '1'}}
            line.send(JSON.stringify({edit: {id: client + '-' + n, changes: [{add: note}]}}))
            if (++n === 40) { clearInterval(timer); setTimeout(() => { line.close(); done() }, 300) }
          }, 100)
        }
      })))
      """;

  private static final String LONG_TASKS =
      """
      window.longTasks = []
      new PerformanceObserver(list => list.getEntries().forEach(task =>
        window.longTasks.push([Math.round(task.startTime), Math.round(task.duration)])))
        .observe({type: 'longtask', buffered: true})
      """;

  /** Says when the hint comes, counted from the pause in which the statement is read. */
  private static final String HINTED =
      """
      () => { window.hinted = new Promise(come => {
        let typed = 0
        document.addEventListener('input', () => typed = performance.now(), true)
        new MutationObserver(() => document.querySelector('.lint') && come(performance.now() - typed))
          .observe(document.body, {childList: true, subtree: true})
      }) }
      """;

  private static final int BREATH = 400; // writer.ts: the pause that has a statement read

  @Test
  void theFirstFindingComesWithin50MsOfAPause() {
    try (var server = TestServer.ofAnubis();
        var browsers = new Browsers()) {
      create(server);
      var page = browsers.signedIn(server);
      page.navigate(server.origin() + "/maps/large?job=job1");
      page.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
      page.locator("[data-cell='job1/job']").focus();
      page.keyboard().press("Enter");
      page.evaluate(HINTED);
      page.keyboard().press("Control+a");
      page.keyboard().type("Manage the access of leavers");
      var waited = number(page, "window.hinted") - BREATH;
      System.out.printf("First finding %.0f ms after a pause in typing, on 2,000 notes%n", waited);
      assertThat(waited).isLessThan(50);
    }
  }

  @Test
  void twoThousandNotesArePaintedUsableAndStaySmooth() {
    try (var server = TestServer.ofAnubis();
        var browsers = new Browsers()) {
      create(server);
      var reader = browsers.signedIn(server);
      var writer = browsers.signedIn(server);
      reader.addInitScript(LONG_TASKS);
      reader.navigate(server.origin() + "/maps/large?job=job1");
      reader.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
      var painted =
          number(reader, "performance.getEntriesByName('first-contentful-paint')[0].startTime");
      var answered = number(reader, "performance.getEntriesByType('navigation')[0].responseEnd");
      var usable = number(reader, "performance.getEntriesByName('board-live')[0].startTime");
      writer.navigate(server.origin() + "/sign-in");
      var begin = number(reader, "performance.now()");
      var devtools = reader.context().newCDPSession(reader);
      var clock = new JsonObject();
      clock.addProperty("timeDomain", "threadTicks");
      devtools.send("Performance.enable", clock);
      var before = work(devtools);
      writer.evaluate(WRITERS, "large");
      var work = work(devtools) - before;
      var tasks = "Math.max(0, ...longTasks.filter(([at]) => at > %s).map(([_, ms]) => ms))";
      var longest = number(reader, tasks.formatted(begin));
      var shown = reader.locator("[data-note]").count();
      System.out.printf(
          "2,000 notes: answered %.0f ms, painted %.0f ms, usable %.0f ms; "
              + "50 edits a second: longest task %.0f ms, %.1f ms of processor an edit, %d notes shown%n",
          answered, painted, usable, longest, work * 1000 / 200, shown);
      assertThat(shown).isEqualTo(NOTES + 200);
      assertThat(painted).isLessThan(1_000);
      assertThat(usable).isLessThan(2_000);
      assertThat(longest).isLessThanOrEqualTo(100);
    }
  }

  /** Seconds of processor that the page's main thread has had for its tasks. */
  private static double work(CDPSession devtools) {
    for (var metric : devtools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
      if (metric.getAsJsonObject().get("name").getAsString().equals("TaskDuration")) {
        return metric.getAsJsonObject().get("value").getAsDouble();
      }
    }
    throw new IllegalStateException("no such metric");
  }

  private static double number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }

  private static void create(TestServer server) {
    var ines =
        Objects.requireNonNull(server.bean(Accounts.class).credentials("ines@anubis.example"))
            .person();
    var by = new Stamp(ines.id(), ines.name(), Instant.now());
    var elements = new ArrayList<Element>(List.of(Customer.named("Dana Okafor")));
    for (int i = 0; i < JOBS; i++) {
      var text = "Prove compliance before audit deadline " + i;
      elements.add(new Job(new Id("job" + i), place(i), Job.Rank.MAIN, text));
    }
    for (int i = 0; i < NOTES; i++) {
      var category = Category.values()[i / JOBS % Category.values().length];
      var place = new Place(new Id("job" + i % JOBS), category, place(i));
      var text = "Export stops at 10,000 rows, so the trail is split by hand, note " + i;
      elements.add(new Note(new Id("note" + i), place, text, false, null, by));
    }
    server.bean(Edits.class).create(ines.workspace(), new Id("large"), elements, by);
  }

  private static Order place(int i) {
    return new Order("U%04da1".formatted(i));
  }
}
