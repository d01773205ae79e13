/** The way in: which requests are heard at all, who sent them, signing in and out, first run. */
@NullMarked
package org.valuegap.app.access;

import org.jspecify.annotations.NullMarked;
