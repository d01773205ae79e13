package org.valuegap.app.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.valuegap.app.access.Secrets;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Role;
import org.valuegap.app.account.Rights;
import org.valuegap.app.page.Form;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Accounts.Member;

/** The members: who they are, their roles, and links for those who are to come. */
@Controller
final class MemberPages {
  private static final String HERE = "/settings/members";
  private static final Duration INVITED_FOR = Duration.ofDays(7);
  private static final Duration RESET_FOR = Duration.ofDays(1);

  private final Pages pages;
  private final Accounts accounts;
  private final Clock clock;

  MemberPages(Pages pages, Accounts accounts, Clock clock) {
    this.pages = pages;
    this.accounts = accounts;
    this.clock = clock;
  }

  @GetMapping(HERE)
  View show(@AuthenticationPrincipal Person me) {
    Rights.require(me, Action.MANAGE);
    return page(me, Form.empty(), Invitation.NONE);
  }

  @PostMapping(HERE)
  View invite(
      @AuthenticationPrincipal Person me,
      @RequestParam(defaultValue = "EDITOR") String role,
      HttpServletRequest request,
      HttpServletResponse response) {
    Rights.require(me, Action.MANAGE);
    var form = Form.of(request).name("name").email("email");
    var code = Secrets.token();
    if (form.isGood()
        && !accounts.invite(
            newcomer(me, form, role(role)),
            Secrets.digest(code),
            clock.instant(),
            clock.instant().plus(INVITED_FOR))) {
      form.problem("email", "member");
    }
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(me, form, Invitation.NONE);
    }
    return page(me, Form.empty(), invitation(form.value("name"), false, code, request));
  }

  /** Another link for someone who has not come yet, or one to choose a new password with. */
  @PostMapping(HERE + "/{id}/link")
  View link(
      @AuthenticationPrincipal Person me, @PathVariable String id, HttpServletRequest request) {
    Rights.require(me, Action.MANAGE);
    var member = member(me, id);
    var code = Secrets.token();
    var expires = clock.instant().plus(member.invited() ? INVITED_FOR : RESET_FOR);
    accounts.inviteAgain(member.person().id(), Secrets.digest(code), expires);
    var link = invitation(member.person().name(), !member.invited(), code, request);
    return page(me, Form.empty(), link);
  }

  @PostMapping(HERE + "/{id}/role")
  View role(
      @AuthenticationPrincipal Person me,
      @PathVariable String id,
      @RequestParam String role,
      HttpServletResponse response) {
    Rights.require(me, Action.MANAGE);
    return accounts.setRole(me.workspace(), member(me, id).person().id(), role(role))
        ? Pages.go(HERE)
        : lastOwner(me, response);
  }

  @PostMapping(HERE + "/{id}/remove")
  View remove(
      @AuthenticationPrincipal Person me, @PathVariable String id, HttpServletResponse response) {
    Rights.require(me, Action.MANAGE);
    return accounts.remove(me.workspace(), member(me, id).person().id())
        ? Pages.go(HERE)
        : lastOwner(me, response);
  }

  private View lastOwner(Person me, HttpServletResponse response) {
    response.setStatus(HttpStatus.CONFLICT.value());
    return page(me, Form.empty().problem("members", "last-owner"), Invitation.NONE);
  }

  private Member member(Person me, String id) {
    return accounts.members(me.workspace()).stream()
        .filter(member -> member.person().id().value().equals(id))
        .findFirst()
        .orElseThrow(NotHere::new);
  }

  private static Person newcomer(Person me, Form form, Role role) {
    var id = Secrets.id();
    return new Person(
        id, me.workspace(), form.value("name"), form.value("email"), role, Colour.of(id));
  }

  private static Role role(String name) {
    for (var role : Role.OF_MEMBERS) {
      if (role.name().equals(name)) {
        return role;
      }
    }
    throw new NotHere();
  }

  private static Invitation invitation(
      String name, boolean again, String code, HttpServletRequest request) {
    return new Invitation(name, again, Pages.address(request) + "/join?code=" + code);
  }

  private View page(Person me, Form form, Invitation invitation) {
    return pages.show(
        "settings/members.jte",
        Map.of(
            "form", form,
            "members", accounts.members(me.workspace()),
            "invitation", invitation));
  }
}
