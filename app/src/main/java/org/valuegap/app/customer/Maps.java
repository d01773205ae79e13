package org.valuegap.app.customer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.app.access.Secrets;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.live.Reply;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Overviews;
import org.valuegap.app.store.Overviews.Overview;
import org.valuegap.app.store.Pictures;
import org.valuegap.app.store.Trash;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Import;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/** The maps of a workspace, each time asking whether this person may. */
@Component
public final class Maps {
  private final Rooms rooms;
  private final Overviews overviews;
  private final Trash trash;
  private final Pictures pictures;
  private final Clock clock;

  Maps(Rooms rooms, Overviews overviews, Trash trash, Pictures pictures, Clock clock) {
    this.rooms = rooms;
    this.overviews = overviews;
    this.trash = trash;
    this.pictures = pictures;
    this.clock = clock;
  }

  /** All customers of the person's workspace, last changed first. */
  public List<Overview> all(Person me) {
    Rights.require(me, Action.SEE);
    return overviews.of(me.workspace());
  }

  /**
   * The whole document.
   *
   * @throws NotHere when there is none for this person
   */
  public Document open(Person me, Id id) {
    Rights.require(me, Action.SEE, rooms.workspace(id));
    return rooms.document(id);
  }

  /** Makes a map of these elements, written by this person; a picture that is elsewhere is not. */
  public Id create(Person me, List<? extends Element> elements) {
    Rights.require(me, Action.WRITE);
    var own = elements.stream().map(element -> pictured(me, element)).toList();
    return rooms.create(me.workspace(), own, stamp(me));
  }

  private Element pictured(Person me, Element element) {
    return element instanceof Customer customer
            && customer.picture() != null
            && !pictures.has(me.workspace(), customer.picture())
        ? with(customer, customer.name(), null)
        : element;
  }

  /** Makes another map with the same elements under another name. */
  public Id duplicate(Person me, Id id, String name) {
    var elements = new ArrayList<Element>();
    for (var element : open(me, id).elements()) {
      elements.add(
          element instanceof Customer customer
              ? with(customer, name, customer.picture())
              : element);
    }
    return create(me, elements);
  }

  /**
   * Changes the customer of a map; who has it open sees it at once. Two who change different fields
   * are both heard.
   *
   * @return whether it was taken
   */
  public boolean change(Person me, Id id, Customer before, Customer after) {
    Rights.require(me, Action.WRITE, rooms.workspace(id));
    var edit = new Edit(Secrets.id(), List.of(new Change.Altered(before, after)));
    return before.equals(after) || rooms.submit(id, edit, stamp(me)).join() instanceof Reply.Saved;
  }

  /**
   * Brings the jobs of another map into this one, behind its own, with all that stands on them.
   *
   * @return whether it was taken
   */
  public boolean add(Person me, Id id, List<Element> elements) {
    Rights.require(me, Action.WRITE, rooms.workspace(id));
    var changes = Import.into(rooms.document(id), elements, Secrets::id);
    var edit = new Edit(Secrets.id(), changes);
    return changes.isEmpty() || rooms.submit(id, edit, stamp(me)).join() instanceof Reply.Saved;
  }

  /** Takes a map out of sight. */
  public void delete(Person me, Id id) {
    Rights.require(me, Action.KEEP, rooms.workspace(id));
    rooms.delete(id);
  }

  /** Brings a deleted map back. */
  public void restore(Person me, Id id) {
    Rights.require(me, Action.KEEP, trash.workspace(id));
    trash.restore(id);
  }

  /** What was deleted, for those who may bring it back. */
  public List<Trash.Deleted> deleted(Person me) {
    Rights.require(me, Action.KEEP);
    return trash.of(me.workspace());
  }

  /** Removes a deleted map for good. */
  public void purge(Person me, Id id) {
    Rights.require(me, Action.MANAGE, trash.workspace(id));
    trash.purge(id);
  }

  /** Whether there is something deleted under this id that the person could bring back. */
  public boolean mayRestore(Person me, Id id) {
    return Rights.may(me, Action.KEEP, trash.workspace(id));
  }

  private Stamp stamp(Person me) {
    return new Stamp(me.id(), me.name(), clock.instant());
  }

  private static Customer with(Customer customer, String name, @Nullable Id picture) {
    return new Customer(
        customer.id(),
        name,
        customer.kind(),
        customer.type(),
        customer.position(),
        customer.profile(),
        picture,
        customer.filledBy());
  }
}
