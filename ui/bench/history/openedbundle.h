// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/history/pastrun.h"

#include <QString>

#include <optional>

namespace retort {

/// A trace bundle that was read and run again.
struct OpenedBundle {
    enum class Seal {
        Whole,  ///< Its bytes are those that were exported.
        Broken, ///< They were changed since.
        None    ///< It has no seal.
    };

    QString file; ///< As people know it.
    Seal seal = Seal::None;
    PastRunPtr run;
    bundle::Verified verified;
};

/// Touches nothing else: for any thread. Errors: of a file in the bundle that cannot be run.
Result<OpenedBundle> openedBundle(QString file, OpenedBundle::Seal seal, bundle::Bundle bundle,
                                  const Catalogue& catalogue, const ZoneSource* zones);

} // namespace retort
