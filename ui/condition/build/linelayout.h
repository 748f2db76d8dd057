// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QPoint>

#include <vector>

namespace retort {

/// A line of small controls that wraps where room is short, as words do; what can use more room gets it. The first item
/// may be a lead that the others stay clear of on every line (a grip), the last one a tail at the end of the first
/// line. While somebody types in it nothing goes to another line: what is typed in makes do with the room there is.
class LineLayout : public QLayout {
public:
    enum class Place { Flow, End, Lead, Tail }; ///< End: flows, and stands at the end of its line.

    explicit LineLayout(QWidget* parent);
    ~LineLayout() override;

    /// With `stretch` it takes what is left of its line.
    void add(QWidget* widget, bool stretch = false, Place place = Place::Flow);
    void letElide(const QWidget* widget); ///< It is elided rather than goes to a line of its own.
    /// Before flow item `index`.
    void insert(int index, QWidget* widget, bool stretch = false);

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;
    void invalidate() override;

private:
    struct Item {
        QLayoutItem* item;
        bool stretch = false;
        Place place = Place::Flow;
        bool elides = false;
        mutable QSize hint = {}; ///< Of the last layout; invalid after a change.
    };
    int arrange(const QRect& whole, bool apply) const;
    bool isTypedIn() const;

    struct Breaks {
        int width = -1;
        std::size_t items = 0;
        std::vector<std::size_t> ends; ///< Of each line, by its flow items.
    };
    std::vector<Item> m_items;
    mutable Breaks m_breaks;  ///< As they are on the screen.
    mutable int m_width = -1; ///< Of m_height.
    mutable int m_height = 0;
    QPoint m_asked; ///< The width and height for which more room was asked.
};

} // namespace retort
