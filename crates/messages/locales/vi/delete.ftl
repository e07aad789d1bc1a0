question = Xóa token?
was-never-used = Token chưa được dùng lần nào.
was-last-used = Token được dùng lần cuối { $ago }.
not-deleted = Không thể xóa { $name }.
not-there = { $name } không còn ở đó: có người đã xóa, hoặc bạn không còn được xem nữa.

## Tokens that were made with a token.

made-with = { $makers ->
    [it] { NUMBER($count) } token được tạo bằng nó và vẫn tiếp tục hoạt động.
   *[them] { NUMBER($count) } token được tạo bằng chúng và vẫn tiếp tục hoạt động.
}
with-all = Xóa cùng mọi token nó đã tạo

## Tokens of people who have left the organization.

all-of = Xóa mọi token của { $person }
person = { $name } ({ $login })
