package org.valuegap.app.home;

import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.valuegap.app.account.Person;
import org.valuegap.app.customer.Maps;
import org.valuegap.app.customer.Sample;
import org.valuegap.app.page.Pages;
import org.valuegap.core.valuemap.ValueMap;

/** The first page. */
@Controller
final class HomePages {
  private final Pages pages;
  private final Maps maps;
  private final Sample sample;

  HomePages(Pages pages, Maps maps, Sample sample) {
    this.pages = pages;
    this.maps = maps;
    this.sample = sample;
  }

  @GetMapping("/")
  View home(@AuthenticationPrincipal Person me) {
    if (me.pass() instanceof Person.Pass pass) {
      return Pages.go("/maps/" + pass.document());
    }
    var all = maps.all(me);
    if (all.isEmpty()) {
      return pages.show("home-empty.jte", Map.of("me", me));
    }
    var home = Home.of(all, id -> ValueMap.of(maps.open(me, id)));
    var shown = !sample.present(me).isEmpty();
    return pages.show("home.jte", Map.of("home", home, "me", me, "sample", shown));
  }
}
