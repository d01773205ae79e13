@NullMarked
package org.valuegap.app.access;

import org.jspecify.annotations.NullMarked;
