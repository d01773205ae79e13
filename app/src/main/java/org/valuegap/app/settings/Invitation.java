package org.valuegap.app.settings;

/**
 * A link that lets someone choose a password once; it is shown this once and not kept.
 *
 * @param again for a member who had one
 * @param address empty when there is none to show
 */
public record Invitation(String name, boolean again, String address) {
  static final Invitation NONE = new Invitation("", false, "");
}
