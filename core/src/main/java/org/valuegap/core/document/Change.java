package org.valuegap.core.document;

/** One step of an edit. Each kind knows what it replaced, so each can be undone and merged. */
public sealed interface Change {
  record Added(Element element) implements Change {}

  /** {@code before} and {@code after} have the same id and the same kind. */
  record Altered(Element before, Element after) implements Change {
    public Altered {
      if (!before.id().equals(after.id()) || before.getClass() != after.getClass()) {
        throw new IllegalArgumentException("An element keeps its id and its kind");
      }
    }
  }

  record Removed(Element element) implements Change {}

  /** The id of the element that this change is about. */
  default Id id() {
    return switch (this) {
      case Added(var element) -> element.id();
      case Altered(var before, _) -> before.id();
      case Removed(var element) -> element.id();
    };
  }

  /** The change that takes this one back. */
  default Change inverted() {
    return switch (this) {
      case Added(var element) -> new Removed(element);
      case Altered(var before, var after) -> new Altered(after, before);
      case Removed(var element) -> new Added(element);
    };
  }
}
