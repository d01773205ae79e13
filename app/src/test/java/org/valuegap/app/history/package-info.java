/** Tests of what a map was. */
@NullMarked
package org.valuegap.app.history;

import org.jspecify.annotations.NullMarked;
