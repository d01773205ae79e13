/** Customers: their list, their profiles, new ones, the sample. */
@NullMarked
package org.valuegap.app.customer;

import org.jspecify.annotations.NullMarked;
