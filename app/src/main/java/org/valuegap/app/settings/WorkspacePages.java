package org.valuegap.app.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.valuegap.app.access.Secrets;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.page.Form;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Settings;
import org.valuegap.app.store.Settings.Kind;
import org.valuegap.app.store.Settings.ProductName;
import org.valuegap.core.document.Id;

/** The workspace's name, its own products and those it competes with. */
@Controller
final class WorkspacePages {
  private static final String HERE = "/settings";

  private final Pages pages;
  private final Settings settings;

  WorkspacePages(Pages pages, Settings settings) {
    this.pages = pages;
    this.settings = settings;
  }

  @GetMapping(HERE)
  View show(@AuthenticationPrincipal Person me) {
    Rights.require(me, Action.SEE);
    return Rights.may(me, Action.MANAGE)
        ? form(me, Form.of(Map.of("workspace", settings.workspace(me.workspace()))))
        : Pages.go("/settings/profile");
  }

  @PostMapping(HERE)
  View rename(
      @AuthenticationPrincipal Person me,
      HttpServletRequest request,
      HttpServletResponse response) {
    Rights.require(me, Action.MANAGE);
    var form = Form.of(request).name("workspace");
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(me, form);
    }
    settings.rename(me.workspace(), form.value("workspace"));
    return Pages.go(HERE);
  }

  @PostMapping("/settings/products")
  View add(
      @AuthenticationPrincipal Person me,
      @RequestParam String kind,
      HttpServletRequest request,
      HttpServletResponse response) {
    Rights.require(me, Action.MANAGE);
    var of = kind(kind);
    var form = Form.of(request).name(of.key());
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(me, form.with("workspace", settings.workspace(me.workspace())));
    }
    settings.addProduct(me.workspace(), new ProductName(Secrets.id(), of, form.value(of.key())));
    return Pages.go(HERE + "#" + of.key());
  }

  @PostMapping("/settings/products/remove")
  View remove(
      @AuthenticationPrincipal Person me, @RequestParam String id, @RequestParam String kind) {
    Rights.require(me, Action.MANAGE);
    if (Id.isValid(id)) {
      settings.removeProduct(me.workspace(), new Id(id));
    }
    return Pages.go(HERE + "#" + kind(kind).key());
  }

  private static Kind kind(String key) {
    for (var kind : Kind.values()) {
      if (kind.key().equals(key)) {
        return kind;
      }
    }
    throw new NotHere();
  }

  private View form(Person me, Form form) {
    return pages.show(
        "settings/workspace.jte",
        Map.of("form", form, "products", settings.products(me.workspace())));
  }
}
