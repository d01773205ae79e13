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
import org.valuegap.app.live.Rooms;
import org.valuegap.app.page.Form;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Accounts.Member;
import org.valuegap.app.store.Sessions;
import org.valuegap.core.document.Id;

/** The members: who they are, their roles, and links for those who are to come. */
@Controller
final class MemberPages {
  private static final String HERE = "/settings/members";
  private static final Duration INVITED_FOR = Duration.ofDays(7);
  private static final Duration RESET_FOR = Duration.ofDays(1);

  private final Pages pages;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Rooms rooms;
  private final Clock clock;

  MemberPages(Pages pages, Accounts accounts, Sessions sessions, Rooms rooms, Clock clock) {
    this.pages = pages;
    this.accounts = accounts;
    this.sessions = sessions;
    this.rooms = rooms;
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
    if (member.suspended()) {
      throw new NotHere();
    }
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
    var member = member(me, id).person().id();
    return done(me, member, accounts.setRole(me.workspace(), member, role(role)), response);
  }

  /** Ends all sessions of a member, who may sign in again. */
  @PostMapping(HERE + "/{id}/sign-out")
  View signOut(@AuthenticationPrincipal Person me, @PathVariable String id) {
    Rights.require(me, Action.MANAGE);
    var member = member(me, id).person().id();
    sessions.closeAll(member);
    rooms.askPerson(member);
    return Pages.go(HERE);
  }

  /** Keeps a member out, or lets them in again. */
  @PostMapping(HERE + "/{id}/suspend")
  View suspend(
      @AuthenticationPrincipal Person me,
      @PathVariable String id,
      @RequestParam boolean suspended,
      HttpServletResponse response) {
    Rights.require(me, Action.MANAGE);
    var member = member(me, id).person().id();
    var since = suspended ? clock.instant() : null;
    return done(me, member, accounts.suspend(me.workspace(), member, since), response);
  }

  @PostMapping(HERE + "/{id}/remove")
  View remove(
      @AuthenticationPrincipal Person me, @PathVariable String id, HttpServletResponse response) {
    Rights.require(me, Action.MANAGE);
    var member = member(me, id).person().id();
    return done(me, member, accounts.remove(me.workspace(), member), response);
  }

  /** Open maps hear of it at once; what was refused would have left nobody who manages. */
  private View done(Person me, Id member, boolean done, HttpServletResponse response) {
    if (done) {
      rooms.askPerson(member);
      return Pages.go(HERE);
    }
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
