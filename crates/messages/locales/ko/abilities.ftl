## Sentences. The abilities are verb phrases of the next two groups.

can = 가능한 작업: { $abilities }.
cannot = 불가능한 작업: { $abilities }.
abilities-and-last = { $abilities }, { $last }
abilities-or-last = { $abilities }, { $last }
choose-deployment = 배포를 선택하십시오.
nothing-yet = 아직 아무것도 할 수 없습니다. 스코프나 접근 권한을 선택하십시오.
reads-metrics = 메트릭을 읽을 수 있습니다. 다른 작업은 할 수 없습니다.

## After “Can”.

see-and-change-organization = 멤버·토큰·모델·Bento 조회·변경
see-organization = 멤버·토큰·모델·Bento 조회
change-members-and-tokens = 멤버·토큰·모델·Bento 변경
see-and-change-organization-yatai = 멤버·모델·Bento 조회·변경
see-organization-yatai = 멤버·모델·Bento 조회
change-members-yatai = 멤버·모델·Bento 변경
see-and-change-deployments = 배포 조회·변경
see-deployments = 배포 조회
change-deployments = 배포 변경
use-undocumented-scopes = 문서화되지 않은 스코프 사용
do-everything = 본인이 할 수 있는 모든 작업
call-all-deployments = 보호된 모든 배포 호출
call-one-deployment = { $deployment } 호출
call-chosen-deployments = 선택한 배포 호출
call-router = 라우터 호출

## After “Cannot”.

use-api = API 사용
see-nothing-of-organization = 멤버·토큰·모델·Bento 조회
see-nothing-of-organization-yatai = 멤버·모델·Bento 조회
change-anything = 모든 변경
change-organization = 조직 변경
call-protected-deployments = 보호된 배포 호출

## Warnings.

broad = 광범위: 이 토큰을 가진 사람은 누구나 본인이 할 수 있는 모든 작업을 할 수 있습니다.
makes-tokens = write_organization이 있으면 토큰을 생성하고 삭제할 수 있으며, 본인이 만들 수 있는 더 광범위한 토큰도 생성할 수 있습니다.
any-makes-tokens = Yatai에서는 스코프로 보호되는 것이 거의 없습니다. 무엇을 선택하든 이 토큰으로 본인의 토큰을 나열, 생성, 변경, 삭제할 수 있으므로 api 스코프가 있는 토큰도 만들 수 있습니다.
idle-scopes = 모니터링 토큰은 메트릭만 읽습니다. 이 스코프는 효과가 없습니다.
