## Sentences. The abilities are verb phrases of the next two groups.

can = Có thể { $abilities }.
cannot = Không thể { $abilities }.
abilities-and-last = { $abilities }, và { $last }
abilities-or-last = { $abilities }, hoặc { $last }
choose-deployment = Hãy chọn một deployment.
nothing-yet = Chưa làm được gì: hãy chọn phạm vi hoặc quyền truy cập.
reads-metrics = Có thể đọc metric. Không thể làm gì khác.

## After “Can”.

see-and-change-organization = xem và thay đổi thành viên, token, model và Bento
see-organization = xem thành viên, token, model và Bento
change-members-and-tokens = thay đổi thành viên, token, model và Bento
see-and-change-organization-yatai = xem và thay đổi thành viên, model và Bento
see-organization-yatai = xem thành viên, model và Bento
change-members-yatai = thay đổi thành viên, model và Bento
see-and-change-deployments = xem và thay đổi deployment
see-deployments = xem deployment
change-deployments = thay đổi deployment
use-undocumented-scopes = dùng các phạm vi không có trong tài liệu
do-everything = làm mọi việc bạn làm được
call-all-deployments = gọi mọi deployment được bảo vệ
call-one-deployment = gọi { $deployment }
call-chosen-deployments = gọi các deployment đã chọn
call-router = gọi router

## After “Cannot”.

use-api = dùng API
see-nothing-of-organization = xem thành viên, token, model hoặc Bento
see-nothing-of-organization-yatai = xem thành viên, model hoặc Bento
change-anything = thay đổi bất cứ thứ gì
change-organization = thay đổi tổ chức
call-protected-deployments = gọi deployment được bảo vệ

## Warnings.

broad = Quyền rộng: ai có token này cũng làm được mọi việc bạn làm được.
makes-tokens = Với write_organization, token này tạo và xóa được token, kể cả token có quyền rộng hơn mà bạn có thể tạo.
any-makes-tokens = Trên Yatai, phạm vi bảo vệ rất ít: dù bạn chọn gì, token này vẫn liệt kê, tạo, thay đổi và xóa được token của bạn, nên cũng tạo được token có api.
idle-scopes = Token giám sát chỉ đọc metric: các phạm vi này không có tác dụng.
