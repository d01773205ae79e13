@NullMarked
package org.valuegap.app.health;

import org.jspecify.annotations.NullMarked;
