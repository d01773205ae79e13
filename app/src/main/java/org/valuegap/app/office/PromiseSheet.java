package org.valuegap.app.office;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Step;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;
import org.valuegap.core.valuemap.ValueMapElement.Promise;

/** A joint promise on one page: whom it is made to, the job, and what each partner brings where. */
public record PromiseSheet(
    String title,
    Shown right,
    Shown customer,
    Shown to,
    Shown text,
    Shown job,
    Shown outcome,
    Shown level,
    String achieved,
    List<Part> parts,
    Paper paper) {
  /** What one partner brings, and the step of the universal job map that it contributes to. */
  public record Part(Shown partner, Shown offering, String step) {}

  public String language() {
    return Words.language();
  }

  /** As {@link Print#way()}. */
  public String way() {
    return Words.runFromRight() ? "from-right" : "";
  }

  public String word(String key) {
    return Words.of(key);
  }

  static PromiseSheet of(ValueMap map, Promise promise, Paper paper, String from, Letters letters) {
    var job = job(map, promise.job());
    var outcomes = map.outcomes(promise.job());
    var heading = outcomes.isEmpty() ? null : outcomes.getFirst();
    return new PromiseSheet(
        Words.of("promise.joint"),
        letters.show(from),
        letters.show(map.customer().name()),
        letters.show(promise.to()),
        letters.show(promise.text()),
        letters.show(job == null ? "" : job.text()),
        letters.show(heading == null ? "" : heading.text()),
        letters.show(promise.level()),
        achieved(map, heading),
        promise.offerings().stream().map(offering -> part(offering, letters)).toList(),
        paper);
  }

  private static @Nullable Job job(ValueMap map, Id id) {
    return map.jobs().stream().filter(job -> job.id().equals(id)).findFirst().orElse(null);
  }

  private static Part part(Promise.Offering offering, Letters letters) {
    Step step = offering.step();
    return new Part(
        letters.show(offering.partner()),
        letters.show(offering.name()),
        step == null ? "" : Words.of("step", step));
  }

  /** What was measured last, with its unit; in words where nothing was. */
  static String achieved(ValueMap map, @Nullable Outcome heading) {
    var values = heading == null ? List.<Object>of() : List.copyOf(map.measurements(heading.id()));
    if (heading == null || values.isEmpty()) {
      return Words.of("no-measure");
    }
    var unit = heading.measure() == null ? "" : Objects.requireNonNull(heading.measure()).unit();
    var last = map.measurements(heading.id()).getLast().value().toPlainString();
    return (last + " " + unit).strip();
  }
}
