package org.valuegap.core.valuemap;

import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;

/** Where a note stands. One value, so that two people's moves never mix. */
public record Place(Id job, Category category, Order order) {}
