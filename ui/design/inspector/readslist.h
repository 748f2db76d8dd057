// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/fields.h"
#include "engine/run/trace.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace retort {

class ElidingLabel;

/// What a rule read from the event: path, value and whether it was there, a line each.
class ReadsList : public QWidget {
    Q_OBJECT

public:
    explicit ReadsList(QWidget* parent = nullptr);

    /// With `fields` it also says in how many samples each one is.
    void show(const std::vector<run::Read>& reads, const Fields& fields = {});

private:
    struct Line {
        ElidingLabel* path;
        ElidingLabel* value;
        ElidingLabel* note;
    };
    QGridLayout* m_layout;
    std::vector<Line> m_lines; ///< At least as many as are shown.
};

} // namespace retort
