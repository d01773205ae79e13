/** The first page: where the gaps are. */
@NullMarked
package org.valuegap.app.home;

import org.jspecify.annotations.NullMarked;
