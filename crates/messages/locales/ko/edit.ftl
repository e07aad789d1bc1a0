title = 토큰 편집
type-and-access-stay = 타입과 접근 권한은 그대로 유지됩니다. 다르게 설정한 새 토큰으로 대체할 수 있습니다.
replace-with-other-access = 다른 접근 권한으로 교체…
save = 변경 사항 저장
not-saved = 변경 사항이 저장되지 않았습니다. 저장하거나 “취소”로 버리십시오.

## The expiration as it is: an entry of the menu

keep = 그대로
keep-never = 그대로: 만료 없음
keep-moment = 그대로: { $moment }

## What the change does, before it is saved, and what another person has changed

changes = 변경될 내용:
adds-description = 설명을 추가합니다.
removes-description = 설명을 제거합니다.
changes-description = 설명을 변경합니다.
adds = 추가: { $items }.
removes = 제거: { $items }.
moves-expiration = 만료 변경: { $old } → { $new }.
sets-expiration = 만료 설정: { $new }.
removes-expiration = 만료를 제거합니다.

## What came of saving

saving = 저장하는 중…
nothing-changed = 아직 변경된 것이 없습니다.
changed = { $name } 토큰을 변경했습니다.
changed-by-others = 그 사이에 다른 사람이 이 토큰을 변경했습니다.
changes-on-top = 그 변경 위에 본인의 변경 사항을 적용했습니다. 확인하고 다시 저장하십시오.
not-taken = 서버가 변경하지 않은 항목: { $fields }.
field-description = 설명
field-scopes = 스코프
field-labels = 레이블
field-expiration = 만료
fields-and = { $first }, { $next }
expiration-not-taken = 만료를 제거할 수 없는 서버일 수 있습니다. 더 늦은 날짜나 새 토큰은 가능할 수 있습니다.
