/** The database: journal, overviews, search. Rules in {@code SPEC.md} beside this file. */
@NullMarked
package org.valuegap.app.store;

import org.jspecify.annotations.NullMarked;
