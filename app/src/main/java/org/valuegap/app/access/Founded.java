package org.valuegap.app.access;

import org.valuegap.app.account.Person;

/** A workspace has just been made. */
public record Founded(Person owner) {}
