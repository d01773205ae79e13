package org.valuegap.app.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.valuegap.app.TestServer;
import org.valuegap.app.access.Secrets;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Role;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.Guests;
import org.valuegap.app.store.Guests.Link;
import org.valuegap.app.store.History;
import org.valuegap.app.store.Pictures;
import org.valuegap.app.store.Sessions;
import org.valuegap.app.store.Sessions.Device;
import org.valuegap.app.store.Settings;
import org.valuegap.app.store.Settings.Kind;
import org.valuegap.app.store.Settings.ProductName;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/** A workspace with one of everything that has an id. */
final class Neighbour {
  static final String SECRET = "What the neighbours keep to themselves";

  /** Its ids, by what they name. */
  final Map<String, String> ids = new TreeMap<>();

  final Id map;
  private final String text;

  /**
   * @param isNew whether it is another workspace, with secrets, to be made
   */
  Neighbour(TestServer server, Id workspace, boolean isNew) {
    text = isNew ? SECRET : "What we know ourselves";
    var database = server.bean(Database.class);
    if (isNew) {
      TestStore.workspace(database, workspace);
    }
    var now = Instant.now();
    var ida = person(server, workspace, now);
    var by = new Stamp(ida, "Ida Berg", null);
    map = map(server, workspace, by);
    link(server, now);
    server.bean(History.class).name(map, new History.Named(1, text, "Ida Berg", now));
    var product = new ProductName(draw("product"), Kind.OWN, text);
    server.bean(Settings.class).addProduct(workspace, product);
    var picture = new Pictures.Picture(workspace, new byte[] {1});
    server.bean(Pictures.class).keep(draw("picture"), picture, now);
  }

  private Id person(TestServer server, Id workspace, Instant now) {
    var id = draw("member");
    var email = id + "@neighbour.example";
    var ida = new Person(id, workspace, "Ida Berg", email, Role.OWNER, Colour.ROSE);
    var accounts = server.bean(Accounts.class);
    accounts.invite(ida, "code " + id, now, now.plusSeconds(60));
    accounts.accept("code " + id, "Ida Berg", "{none}", now);
    var session = Secrets.digest(Secrets.token());
    server.bean(Sessions.class).open(session, id, Device.UNKNOWN, now);
    ids.put("session", session.substring(0, 16));
    return id;
  }

  private Id map(TestServer server, Id workspace, Stamp by) {
    var job = new Job(draw("job"), Order.first("1"), Job.Rank.MAIN, text);
    var place = new Place(job.id(), Category.FRICTION, Order.first("1"));
    var note = new Note(draw("element"), place, text, false, null, by);
    var comment = new Comment(draw("comment"), note.id(), text, false, false, by);
    var elements = List.of(Customer.named(text), job, note, comment);
    var made = server.bean(Rooms.class).create(workspace, elements, by);
    ids.put("map", made.value());
    return made;
  }

  private void link(TestServer server, Instant now) {
    var guests = server.bean(Guests.class);
    var link =
        new Link(draw("link"), map, text, "Ida Berg", null, true, false, false, now, null, null);
    guests.share(link, Secrets.digest(Secrets.token()));
    guests.come(link, draw("guest"), text, Secrets.digest(Secrets.token()), now);
  }

  private Id draw(String what) {
    var id = Secrets.id();
    ids.put(what, id.value());
    return id;
  }
}
