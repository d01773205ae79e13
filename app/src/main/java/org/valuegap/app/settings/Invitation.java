package org.valuegap.app.settings;

/**
 * A link that lets someone in once; it is shown this once and not kept.
 *
 * @param address empty when there is none to show
 */
public record Invitation(String name, String address) {
  static final Invitation NONE = new Invitation("", "");
}
