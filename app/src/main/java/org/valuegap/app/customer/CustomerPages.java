package org.valuegap.app.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.page.Form;
import org.valuegap.app.page.Messages;
import org.valuegap.app.page.Pages;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Text;
import org.valuegap.core.valuemap.Limits;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Customer.Kind;

/** The list of customers, a customer's page, new ones and those that go. */
@Controller
final class CustomerPages {
  private static final String LIST = "/customers";

  private final Pages pages;
  private final Maps maps;
  private final Sample sample;
  private final Portraits portraits;

  CustomerPages(Pages pages, Maps maps, Sample sample, Portraits portraits) {
    this.pages = pages;
    this.maps = maps;
    this.sample = sample;
    this.portraits = portraits;
  }

  @GetMapping(LIST)
  View list(@AuthenticationPrincipal Person me, @RequestParam(defaultValue = "") String deleted) {
    var all = maps.all(me);
    var gone = Id.isValid(deleted) && maps.mayRestore(me, new Id(deleted)) ? deleted : "";
    return pages.show("customer/list.jte", Map.of("me", me, "maps", all, "deleted", gone));
  }

  @GetMapping(LIST + "/new")
  View form(@AuthenticationPrincipal Person me) {
    Rights.require(me, Action.WRITE);
    return form(Form.empty());
  }

  @PostMapping(LIST + "/new")
  View create(
      @AuthenticationPrincipal Person me,
      @RequestParam(defaultValue = "PERSONA") String kind,
      @RequestParam(defaultValue = "three") String start,
      @RequestParam(required = false) @Nullable MultipartFile picture,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Rights.require(me, Action.WRITE);
    var form = checked(request);
    var portrait = form.isGood() ? portrait(me, picture, form) : null;
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(form);
    }
    var elements = new ArrayList<Element>();
    if (start.equals("three")) {
      Sample.read("three-jobs").stream()
          .filter(element -> !(element instanceof Customer))
          .forEach(elements::add);
    }
    elements.add(customer(form, kind(kind), portrait));
    return Pages.go("/maps/" + maps.create(me, elements));
  }

  @GetMapping(LIST + "/{id}")
  View show(
      @AuthenticationPrincipal Person me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String saved) {
    var map = ValueMap.of(maps.open(me, id(id)));
    return page(me, id, map, known(map.customer()), saved.isEmpty() ? "" : "customer.saved");
  }

  /** Changes only the fields that were filled in otherwise: {@code was-} names what was shown. */
  @PostMapping(LIST + "/{id}")
  View change(
      @AuthenticationPrincipal Person me,
      @PathVariable String id,
      @RequestParam String kind,
      HttpServletRequest request,
      HttpServletResponse response) {
    var map = ValueMap.of(maps.open(me, id(id)));
    Rights.require(me, Action.WRITE);
    var form = checked(request).text("profile", Limits.PROFILE);
    var now = map.customer();
    if (form.isGood()) {
      var before =
          with(
              now,
              shown(form, now),
              kind(form.has("was-kind") ? form.raw("was-kind") : now.kind().name()),
              now.picture());
      var after = with(now, form::value, kind(kind), now.picture());
      if (maps.change(me, id(id), before, after)) {
        return Pages.go(LIST + "/" + id + "?saved=1");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(me, id, map, form, form.isGood() ? "customer.not-saved" : "");
  }

  /** Puts a picture in the place of the one before; none was chosen: nothing changes. */
  @PostMapping(LIST + "/{id}/picture")
  View picture(
      @AuthenticationPrincipal Person me,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable MultipartFile picture,
      HttpServletResponse response)
      throws IOException {
    var map = ValueMap.of(maps.open(me, id(id)));
    var form = known(map.customer());
    var portrait = portrait(me, picture, form);
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(me, id, map, form, "");
    }
    return portrait == null ? Pages.go(LIST + "/" + id) : pictured(me, id, map, portrait);
  }

  @PostMapping(LIST + "/{id}/picture/remove")
  View removePicture(@AuthenticationPrincipal Person me, @PathVariable String id) {
    return pictured(me, id, ValueMap.of(maps.open(me, id(id))), null);
  }

  private View pictured(Person me, String id, ValueMap map, @Nullable Id portrait) {
    var now = map.customer();
    maps.change(me, id(id), now, with(now, known(now)::value, now.kind(), portrait));
    return Pages.go(LIST + "/" + id);
  }

  private @Nullable Id portrait(Person me, @Nullable MultipartFile sent, Form form)
      throws IOException {
    try {
      return portraits.keep(me, sent);
    } catch (Portrait.Refused e) {
      form.problem("picture", e.key());
      return null;
    }
  }

  private View page(Person me, String id, ValueMap map, Form form, String said) {
    return pages.show(
        "customer/customer.jte",
        Map.of("me", me, "id", id, "map", map, "form", form, "said", said));
  }

  private static Form known(Customer customer) {
    return Form.of(
        Map.of(
            "name", customer.name(),
            "type", customer.type(),
            "position", customer.position(),
            "profile", customer.profile()));
  }

  /** What the form showed when it was opened. */
  private static UnaryOperator<String> shown(Form form, Customer now) {
    var known = known(now);
    return field -> form.has("was-" + field) ? form.raw("was-" + field) : known.value(field);
  }

  private static Customer with(
      Customer customer, UnaryOperator<String> field, Kind kind, @Nullable Id picture) {
    return new Customer(
        Customer.ID,
        field.apply("name"),
        kind,
        field.apply("type"),
        field.apply("position"),
        field.apply("profile"),
        picture,
        customer.filledBy());
  }

  @PostMapping(LIST + "/{id}/duplicate")
  View duplicate(
      @AuthenticationPrincipal Person me, @PathVariable String id, HttpServletRequest request) {
    var name = ValueMap.of(maps.open(me, id(id))).customer().name();
    var words = pages.page(request).text();
    return Pages.go(LIST + "/" + maps.duplicate(me, id(id), copied(words, name)));
  }

  @PostMapping(LIST + "/{id}/delete")
  View delete(@AuthenticationPrincipal Person me, @PathVariable String id) {
    maps.delete(me, id(id));
    return Pages.go(LIST + "?deleted=" + id);
  }

  @PostMapping(LIST + "/{id}/restore")
  View restore(@AuthenticationPrincipal Person me, @PathVariable String id) {
    maps.restore(me, id(id));
    return Pages.go(LIST);
  }

  /** What was deleted in the last 30 days. */
  @GetMapping(LIST + "/trash")
  View trash(@AuthenticationPrincipal Person me) {
    return pages.show("customer/trash.jte", Map.of("me", me, "deleted", maps.deleted(me)));
  }

  @PostMapping(LIST + "/{id}/purge")
  View purge(@AuthenticationPrincipal Person me, @PathVariable String id) {
    maps.purge(me, id(id));
    return Pages.go(LIST + "/trash");
  }

  @PostMapping("/sample/dana")
  View dana(@AuthenticationPrincipal Person me) {
    return Pages.go("/maps/" + sample.dana(me));
  }

  @PostMapping("/sample/remove")
  View removeSample(@AuthenticationPrincipal Person me) {
    sample.remove(me);
    return Pages.go("/");
  }

  private View form(Form form) {
    return pages.show("customer/new.jte", Map.of("form", form));
  }

  private static Form checked(HttpServletRequest request) {
    return Form.of(request)
        .name("name")
        .line("type", Limits.NAME, false)
        .line("position", Limits.STATEMENT, false);
  }

  private static Customer customer(Form form, Kind kind, @Nullable Id picture) {
    return new Customer(
        Customer.ID,
        form.value("name"),
        kind,
        form.value("type"),
        form.value("position"),
        "",
        picture,
        List.of());
  }

  /** A name with "(copy)", short enough to be one. */
  private static String copied(Messages words, String name) {
    var shorter = Text.cut(name, Limits.NAME - 20);
    return words.plain("customer.copy", shorter);
  }

  private static Kind kind(String name) {
    for (var kind : Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new NotHere();
  }

  private static Id id(String text) {
    if (!Id.isValid(text)) {
      throw new NotHere();
    }
    return new Id(text);
  }
}
